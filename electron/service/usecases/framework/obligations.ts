import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { addDays } from '../../../../shared/domain/calendar';
import type { ObligationRow, RevisionDecisionRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { competenciesOfBlock, peopleAssessedSince, peopleUnder } from '../../db/sql/obligation-people';
import { obligationsOfRevision } from '../../db/sql/obligations';
import { allPersons } from '../../db/sql/people';
import { peopleRequired } from '../../db/sql/people-of-competency';

type Decision = Omit<RevisionDecisionRow, 'entryNumber' | 'revisionId'>;

/** For whom and from when a revision counts. */
export interface Taking {
  readonly revisionId: string;
  /** The day it takes effect for them. */
  readonly from: string;
  readonly today: string;
  /** The units of a pilot; null: everywhere. */
  readonly unitIds: readonly string[] | null;
  readonly makeId: () => string;
}

/**
 * What follows from the decisions on a revision for the people concerned, where they do not owe it already: of a competency
 * whoever needs it on the day it takes effect, of a requirement the people of its role or unit. Reading is each person's own
 * duty; being assessed again is seen to by the line manager, where there is one. Days count from the effective day, and never
 * from a day that is past.
 */
export async function obligationsOf(
  db: Reader,
  decisions: readonly Decision[],
  items: ReadonlyMap<string, FrameworkItem>,
  taking: Taking,
): Promise<ObligationRow[]> {
  const { revisionId, from, today, makeId } = taking;
  if (decisions.every(({ days }) => days === null)) return [];
  const managerOf = new Map((await allPersons(db)).map(({ personId, managerPersonId }) => [personId, managerPersonId]));
  const known = await obligationsOfRevision(db, revisionId);
  const owed = new Set(known.filter(({ state }) => state !== 'cancelled').map(keyOf));
  const counted = from > today ? from : today;
  const rows: ObligationRow[] = [];
  for (const { decision, itemId, days, reason } of decisions) {
    const item = items.get(itemId);
    if (decision === 'noImpact' || days === null || item === undefined) continue;
    for (const { personId, competencyId } of await concerned(db, item, decision, { ...taking, day: counted })) {
      const ownerPersonId = decision === 'reassess' ? (managerOf.get(personId) ?? personId) : personId;
      const due = { effectiveFrom: from, dueOn: addDays(counted, days), reason };
      const open = { state: 'open', doneOn: null, readDigest: null, assessmentId: null, supersededBy: null } as const;
      const row: ObligationRow = {
        obligationId: makeId(),
        personId,
        kind: decision,
        itemId,
        competencyId,
        title: null,
        revisionId,
        ownerPersonId,
        ...due,
        ...open,
      };
      if (owed.has(keyOf(row))) continue;
      owed.add(keyOf(row));
      rows.push(row);
    }
  }
  return rows;
}

/** A text is read once, whatever it belongs to; an assessment is in one competency. */
function keyOf({ personId, itemId, kind, competencyId }: Pick<ObligationRow, 'personId' | 'itemId' | 'kind' | 'competencyId'>): string {
  return `${personId} ${itemId} ${kind} ${kind === 'reassess' ? competencyId : ''}`;
}

type On = Taking & { readonly day: string };
type Concerned = { readonly personId: string; readonly competencyId: string };

async function concerned(db: Reader, item: FrameworkItem, decision: 'readAndUnderstand' | 'reassess', on: On): Promise<Concerned[]> {
  const found: Concerned[] = [];
  for (const competencyId of await competenciesOf(db, item, on.day)) {
    const people = await peopleOf(db, item, competencyId, decision, on);
    // Who was assessed since it counts has shown it already.
    const shown = decision === 'reassess' && on.from <= on.today ? await peopleAssessedSince(db, competencyId, on.from) : new Set();
    for (const personId of people) if (!shown.has(personId)) found.push({ personId, competencyId });
  }
  return found;
}

async function competenciesOf(db: Reader, item: FrameworkItem, day: string): Promise<readonly string[]> {
  if (item.kind === 'block') return competenciesOfBlock(db, item.itemId, day);
  return item.kind === 'requirement' ? (item.toId === null ? [] : [item.toId]) : [item.itemId];
}

async function peopleOf(
  db: Reader,
  item: FrameworkItem,
  competencyId: string,
  decision: 'readAndUnderstand' | 'reassess',
  { day, unitIds }: On,
): Promise<string[]> {
  const required = await peopleRequired(db, competencyId, day, unitIds);
  if (item.kind !== 'requirement' || item.fromId === null) return required;
  const under = await peopleUnder(db, { kind: item.content.subject, id: item.fromId }, day, unitIds);
  // That something is not required any more is worth reading; to be assessed in it is not.
  if (item.isRetired && decision === 'readAndUnderstand') return under;
  const needs = new Set(required);
  return under.filter((personId) => needs.has(personId));
}
