import type { z } from 'zod';
import type { change } from '../../../../shared/contract/year-ahead';
import { addDays } from '../../../../shared/domain/calendar';
import { namedPrerequisites } from '../../../../shared/domain/cascade';
import { changeReason, type ChangeNames, type NamedPosition } from '../../../../shared/domain/change-text';
import { listName } from '../../../../shared/domain/person-name';
import { standingOn, type StandingFacts, type StandingOnDay } from '../../../../shared/domain/standing';
import { changeCauses } from '../../../../shared/domain/standing-change';
import { readyStates } from '../../../../shared/domain/state';
import type { Reader } from '../../db/schema';
import { competencyHeads } from '../../db/sql/competency-heads';
import { knownExceptions } from '../../db/sql/exceptions';
import { jobRoleNames } from '../../db/sql/job-roles';
import { mergedPeople, withMerged } from '../../db/sql/merged-people';
import { allUnits } from '../../db/sql/organisation';
import { personsById } from '../../db/sql/people';
import { siteFacts } from '../../db/sql/site';
import { withHeld } from '../../db/sql/standing-cascade';
import { factsFrom, standingFramework, standingRecords, type StandingRecords } from '../../db/sql/standing-facts';
import { allAccounts } from '../../db/sql/users';
import type { ChangeRow } from '../../db/sql/year-ahead';
import { levelCodes } from '../requirements/shown-exceptions';

type ShownChange = z.input<typeof change>;

/** Changes by their names, each with what it was before, what it is after, and why. */
export async function shownChanges(db: Reader, rows: readonly ChangeRow[]): Promise<ShownChange[]> {
  if (rows.length === 0) return [];
  const personIds = [...new Set(rows.map(({ personId }) => personId))];
  const competencyIds = [...new Set(rows.map(({ competencyId }) => competencyId))];
  const merged = await mergedPeople(db);
  const { expiringDays } = await siteFacts(db);
  const framework = await standingFramework(db, competencyIds, undefined, personIds);
  const records = await standingRecords(db, personIds, competencyIds, framework.asks);
  const entries = await withHeld(db, factsFrom(records, framework, expiringDays), framework);
  const factsOf = new Map(entries.map(({ personId, competencyId, facts }) => [`${personId} ${competencyId}`, facts]));
  const people = new Map((await personsById(db, personIds)).map((person) => [person.personId, person]));
  const named = [...new Set([...competencyIds, ...entries.flatMap(({ facts }) => namedPrerequisites(facts))])];
  const signer = await signerNames(db);
  const exceptionTexts = await signedTexts(db, withMerged(personIds, merged), signer);
  const shown: ShownChange[] = [];
  let ofDay: DayNames | undefined;
  for (const { day, personId, competencyId } of rows) {
    if (ofDay?.day !== day) ofDay = await dayNames(db, day, named);
    const { heads, codeOf, roles, units } = ofDay;
    const [facts, person, head] = [factsOf.get(`${personId} ${competencyId}`), people.get(personId), heads.get(competencyId)];
    if (facts === undefined || person === undefined || head === undefined)
      throw new Error(`a standing names somebody or something that is not there: ${personId} ${competencyId}`);
    const level = (at: number): string => codeOf(head.scaleId, at);
    const names: ChangeNames = {
      level,
      origin: ({ kind, id }) => (kind === 'person' ? listName(person) : ((kind === 'role' ? roles : units).get(id) ?? id)),
      signer,
      competency: (id, at) => {
        const other = heads.get(id);
        return other === undefined ? id : `${other.code} ${other.title} at level ${codeOf(other.scaleId, at)}`;
      },
      exception: (id) => exceptionTexts.get(id),
      position: (id) => namedPosition(records.positions, id, roles, units),
    };
    shown.push({
      day,
      personId,
      name: listName(person),
      employeeNumber: person.employeeNumber,
      competencyId,
      competencyCode: head.code,
      competencyTitle: head.title,
      ...compared(facts, day, names),
    });
  }
  return shown;
}

function compared(facts: StandingFacts, day: string, names: ChangeNames): Pick<ShownChange, 'before' | 'after' | 'isLapse' | 'why'> {
  const [before, after] = [standingOn(facts, addDays(day, -1)), standingOn(facts, day)];
  const side = ({ required, heldLevel, state, lastDay }: StandingOnDay) => ({
    state,
    requiredLevelCode: required === null ? null : names.level(required.level),
    heldLevelCode: heldLevel === null ? null : names.level(heldLevel),
    isMandatory: required?.isMandatory === true,
    lastDay: required === null ? null : lastDay,
  });
  return {
    before: side(before),
    after: side(after),
    isLapse: readyStates.has(before.state) && after.required !== null && !readyStates.has(after.state),
    why: changeCauses(facts, day).map((cause) => changeReason(cause, { facts, after, day, names })),
  };
}

interface DayNames {
  readonly day: string;
  readonly heads: Awaited<ReturnType<typeof competencyHeads>>;
  readonly codeOf: Awaited<ReturnType<typeof levelCodes>>;
  readonly roles: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

/** How everything is called on a day. */
async function dayNames(db: Reader, day: string, competencyIds: readonly string[]): Promise<DayNames> {
  return {
    day,
    heads: await competencyHeads(db, competencyIds, day),
    codeOf: await levelCodes(db, day),
    roles: await jobRoleNames(db, day),
    units: new Map((await allUnits(db, day)).map(({ unitId, name }) => [unitId, name])),
  };
}

function namedPosition(
  positions: StandingRecords['positions'],
  positionId: string,
  roles: ReadonlyMap<string, string>,
  units: ReadonlyMap<string, string>,
): NamedPosition | undefined {
  const found = positions.find((one) => one.positionId === positionId);
  if (found === undefined) return undefined;
  const { validFrom, validTo, personId } = found;
  const isLater = positions.some((one) => one.personId === personId && validTo !== null && (one.validTo === null || one.validTo > validTo));
  const text = `${roles.get(found.roleId) ?? found.roleId} in ${units.get(found.unitId) ?? found.unitId}`;
  return { from: validFrom, to: validTo, text, isLast: validTo !== null && !isLater };
}

/** Why each exception was signed, and by whom. */
async function signedTexts(
  db: Reader,
  personIds: readonly string[],
  signer: (userId: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const known = await knownExceptions(db, { personIds });
  return new Map(
    known.map(({ exceptionId, reason, signedBy, approvedBy }) => {
      const by = [signedBy, approvedBy].flatMap((userId) => (userId === null ? [] : [signer(userId)]));
      return [exceptionId, `${reason} (signed by ${by.join(' and ')}).`];
    }),
  );
}

async function signerNames(db: Reader): Promise<(userId: string) => string> {
  const names = new Map((await allAccounts(db)).map(({ userId, printedName }) => [userId, printedName]));
  return (userId) => names.get(userId) ?? userId;
}
