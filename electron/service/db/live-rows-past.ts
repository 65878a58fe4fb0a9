import { randomInt } from 'node:crypto';
import { asKnownAt } from './as-known-at';
import type { KnownStandingRow, PastStandingRow, StandingRow } from './core-schema';
import type { RowFinding } from './live-rows-finding';
import type { Db } from './schema';
import { siteFacts } from './sql/site';
import { derivedAsKept, derivedContent } from './sql/standing-history';
import { derivedRows } from './sql/standings';

/** For how many people what was known is worked out again, and at how many entries: at more of them where people are few. */
const peopleTried = 200;
const entriesTried = (people: number): number => Math.max(2, Math.min(24, Math.floor(400 / people)));

/**
 * Holds what is kept of how people stood, as known at entries of the log, against what follows from the records as they were known
 * then. Of a large record this is a sample that nobody can foresee: whoever changes one row may escape one verification, and hardly
 * many; whoever changes enough to turn a count does not.
 */
export async function checkPast(db: Db): Promise<readonly RowFinding[]> {
  const people = await samplePeople(db);
  const findings = await ofNobody(db);
  if (people.length === 0) return findings;
  const rows = await rowsOf(db, people);
  // Known from no entry to any: whatever is tried below would pass it by.
  const never = rows.find(({ recordedFrom, recordedTo }) => recordedTo !== null && recordedTo <= recordedFrom);
  if (never !== undefined) findings.push(finding(never, 'standing_past'));
  for (const entry of sampleEntries(rows, entriesTried(people.length))) {
    const then = asKnownAt(db, entry);
    const { expiringDays } = await siteFacts(then);
    for await (const { people: some, standings } of derivedRows(then, people, expiringDays)) {
      const whom = new Set(some);
      const kept = rows.filter((row) => whom.has(row.personId) && row.recordedFrom <= entry && (row.recordedTo ?? Infinity) > entry);
      const first = firstDifference(kept, derivedAsKept(standings, kept));
      if (first === null) continue;
      findings.push(finding(first, 'standing_past'));
      // Where the same is known now, it may as well be wrong from when on.
      if (rows.some((row) => row.recordedTo === null && lineOf(row) === lineOf(first))) findings.push(finding(first, 'standing'));
    }
  }
  return findings;
}

/** What is kept of somebody who is on no record: none of the people above is that one. */
async function ofNobody(db: Db): Promise<RowFinding[]> {
  const rows = await db
    .selectFrom('standing_past')
    .select(['personId', 'competencyId', 'fromDate'])
    .where('personId', 'not in', db.selectFrom('person').select('personId'))
    .limit(1)
    .execute();
  return rows.map((row) => finding(row, 'standing_past'));
}

type KeptRow = KnownStandingRow & { readonly recordedTo: PastStandingRow['recordedTo'] | null };

/** People whom nobody can foresee; all where they are few. */
async function samplePeople(db: Db): Promise<string[]> {
  const ids = (await db.selectFrom('person').select('personId').where('recordedTo', 'is', null).execute()).map((row) => row.personId);
  while (ids.length > peopleTried) {
    // The last takes the place of one that is left out.
    const end = ids.pop();
    const at = randomInt(ids.length + 1);
    if (end !== undefined && at < ids.length) ids[at] = end;
  }
  return ids;
}

async function rowsOf(db: Db, people: readonly string[]): Promise<KeptRow[]> {
  const known = await db.selectFrom('standing').selectAll().where('personId', 'in', people).execute();
  const past = await db.selectFrom('standing_past').selectAll().where('personId', 'in', people).execute();
  return [...known.map((row) => ({ ...row, recordedTo: null })), ...past];
}

/** Entries around which anything of these rows changes. */
function sampleEntries(rows: readonly KeptRow[], most: number): number[] {
  const turns = rows.flatMap(({ recordedFrom, recordedTo }) => [
    recordedFrom,
    recordedFrom - 1,
    ...(recordedTo === null ? [] : [recordedTo - 1]),
  ]);
  const entries = [...new Set(turns)].filter((entry) => entry > 0);
  return Array.from({ length: Math.min(most, entries.length) }, () => entries.splice(randomInt(entries.length), 1)).flat();
}

function firstDifference(kept: readonly StandingRow[], derived: readonly StandingRow[]): StandingRow | null {
  const [left, right] = [byLine(kept), byLine(derived)];
  const first = [...left, ...right].find(([line]) => !left.has(line) || !right.has(line));
  return first?.[1] ?? null;
}

const byLine = (rows: readonly StandingRow[]): ReadonlyMap<string, StandingRow> => new Map(rows.map((row) => [lineOf(row), row]));
const lineOf = (row: StandingRow): string => JSON.stringify(Object.values(derivedContent(row)));

const finding = (
  { personId, competencyId, fromDate }: Pick<StandingRow, 'personId' | 'competencyId' | 'fromDate'>,
  table: 'standing' | 'standing_past',
): RowFinding => ({
  table,
  rowId: `${personId}/${competencyId}/${fromDate}`,
  fault: 'underived',
  field: null,
  entryNumber: null,
});
