import type { Reader } from '../schema';
import { competencyNames } from './competencies';
import { roleNameOn } from './job-roles';
import { isUnitOn } from './organisation';
import { allScales } from './scales';
import { holdsOn } from './standings';

/** One person in one competency that their roles require on a day. */
export interface QualificationRow {
  readonly personId: string;
  readonly employeeNumber: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly units: readonly Named[];
  readonly roles: readonly Named[];
  readonly competencyId: string;
  readonly competencyCode: string;
  readonly competencyTitle: string;
  readonly requiredLevel: number;
  readonly requiredLevelCode: string;
  readonly heldLevel: number | null;
  readonly heldLevelCode: string | null;
  readonly state: string;
  /** Last day of the present state; null: no known end. */
  readonly until: string | null;
  /** Last day on which the person is still ready when nothing is done; null: not ready, or no known end. */
  readonly readyUntil: string | null;
  readonly isMandatory: boolean;
  readonly assessmentId: string | null;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

// Few enough that nothing waits for long between two pages.
const peoplePerPage = 40;

/** People's standings on a day by employee number and competency code, some people at a time, as known now. `only` null: everybody's. */
export async function* qualificationPages(
  db: Reader,
  day: string,
  only: ReadonlySet<string> | null,
): AsyncGenerator<readonly QualificationRow[], void> {
  const competencies = await competencyTexts(db, day);
  let after = '';
  for (;;) {
    const people = await db
      .selectFrom('person')
      .select(['personId', 'employeeNumber', 'familyName', 'givenName'])
      .where('recordedTo', 'is', null)
      .where('employeeNumber', '>', after)
      .orderBy('employeeNumber')
      .limit(peoplePerPage)
      .execute();
    const last = people.at(-1);
    if (last === undefined) return;
    const wanted = people.filter(({ personId }) => only === null || only.has(personId));
    const ids = wanted.map(({ personId }) => personId);
    const places = await placesOf(db, ids, day);
    const standings = await standingsOf(db, ids, day, competencies);
    yield wanted.flatMap((person) => {
      const { units, roles } = places.get(person.personId) ?? nowhere;
      return (standings.get(person.personId) ?? []).map((standing) => ({ ...person, units, roles, ...standing }));
    });
    if (people.length < peoplePerPage) return;
    after = last.employeeNumber;
  }
}

type Standing = Omit<QualificationRow, 'personId' | 'employeeNumber' | 'familyName' | 'givenName' | 'units' | 'roles'>;

async function standingsOf(
  db: Reader,
  personIds: readonly string[],
  day: string,
  competencies: ReadonlyMap<string, CompetencyText>,
): Promise<ReadonlyMap<string, Standing[]>> {
  const rows = await db
    .selectFrom('standing')
    .select(['personId', 'competencyId', 'untilDate', 'readyUntil', 'requiredLevel', 'heldLevel', 'isMandatory', 'state', 'assessmentId'])
    .where('personId', 'in', personIds)
    .where(holdsOn(day))
    .execute();
  const byPerson = new Map<string, Standing[]>();
  for (const { personId, competencyId, untilDate, readyUntil, requiredLevel, heldLevel, isMandatory, state, assessmentId } of rows) {
    const competency = competencies.get(competencyId);
    if (competency === undefined) throw new Error(`a standing names the unknown competency ${competencyId}`);
    const codeOf = (level: number): string => competency.codeByLevel.get(level) ?? String(level);
    const standing = {
      competencyId,
      competencyCode: competency.code,
      competencyTitle: competency.title,
      requiredLevel,
      requiredLevelCode: codeOf(requiredLevel),
      heldLevel,
      heldLevelCode: heldLevel === null ? null : codeOf(heldLevel),
      state,
      until: untilDate,
      readyUntil,
      isMandatory: isMandatory === 1,
      assessmentId,
    };
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), standing]);
  }
  for (const standings of byPerson.values()) standings.sort((a, b) => compare(a.competencyCode, b.competencyCode));
  return byPerson;
}

interface Places {
  readonly units: readonly Named[];
  readonly roles: readonly Named[];
}

const nowhere: Places = { units: [], roles: [] };

/** The units and roles in which people hold positions on a day, each named once. */
async function placesOf(db: Reader, personIds: readonly string[], day: string): Promise<ReadonlyMap<string, Places>> {
  const rows = await db
    .selectFrom('position as p')
    .leftJoin('job_role as r', (join) => join.onRef('r.roleId', '=', 'p.roleId').on('r.recordedTo', 'is', null))
    .leftJoin('org_unit as u', (join) => join.onRef('u.unitId', '=', 'p.unitId').on(isUnitOn('u', day)))
    .select(['p.personId', 'p.roleId', 'p.unitId', 'u.name as unitName'])
    .select(roleNameOn('r', day).as('roleName'))
    .where('p.personId', 'in', personIds)
    .where('p.recordedTo', 'is', null)
    .where('p.validFrom', '<=', day)
    .where((eb) => eb.or([eb('p.validTo', 'is', null), eb('p.validTo', '>=', day)]))
    .orderBy('p.validFrom')
    .orderBy('p.positionId')
    .execute();
  const byPerson = new Map<string, { units: Map<string, Named>; roles: Map<string, Named> }>();
  for (const { personId, roleId, roleName, unitId, unitName } of rows) {
    const places = byPerson.get(personId) ?? { units: new Map(), roles: new Map() };
    places.units.set(unitId, { id: unitId, name: unitName ?? unitId });
    places.roles.set(roleId, { id: roleId, name: roleName ?? roleId });
    byPerson.set(personId, places);
  }
  return new Map(
    [...byPerson].map(([personId, { units, roles }]) => [personId, { units: [...units.values()], roles: [...roles.values()] }]),
  );
}

interface CompetencyText {
  readonly code: string;
  readonly title: string;
  readonly codeByLevel: ReadonlyMap<number, string>;
}

async function competencyTexts(db: Reader, day: string): Promise<ReadonlyMap<string, CompetencyText>> {
  const codesByScale = new Map(
    (await allScales(db, day)).map(({ scaleId, levels }) => [scaleId, new Map(levels.map(({ level, code }) => [level, code]))]),
  );
  return new Map(
    (await competencyNames(db, day)).map(({ competencyId, code, title, scaleId }) => [
      competencyId,
      { code, title, codeByLevel: codesByScale.get(scaleId) ?? new Map<number, string>() },
    ]),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
