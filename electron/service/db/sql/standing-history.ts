import { CompiledQuery } from 'kysely';
import { nextEntryNumber } from '../audit-append';
import type { KnownStandingRow, StandingRow } from '../core-schema';
import { insertRows } from '../insert-rows';
import type { Tx } from '../schema';

/**
 * Replaces the standings of some people, of all competencies or of some, by others, as of the entry that this transaction will
 * leave. What stays as it was is not touched; what was known before is kept beside.
 */
export async function replaceStandings(
  tx: Tx,
  personIds: readonly string[],
  competencyIds: readonly string[] | undefined,
  next: readonly StandingRow[],
): Promise<void> {
  const known = await knownStandings(tx, personIds, competencyIds);
  const left = new Map(known.map((row) => [keyOf(row), row]));
  const added: StandingRow[] = [];
  for (const row of next) {
    const key = keyOf(row);
    const old = left.get(key);
    if (old !== undefined && isSame(old, row)) left.delete(key);
    else added.push(row);
  }
  if (left.size === 0 && added.length === 0) return;
  const entry = await nextEntryNumber(tx);
  await moveToPast(tx, entry, [...left.values()]);
  await insertRows(
    tx,
    'standing',
    added.map((row) => ({ ...row, recordedFrom: entry })),
  );
  const changed = [...new Set([...left.values(), ...added].map(({ personId }) => personId))];
  await run(tx, 'INSERT OR IGNORE INTO standing_change SELECT ?, value FROM json_each(?)', [entry, JSON.stringify(changed)]);
}

/**
 * Takes the standings that there are for known all along: for a site whose history was written at once and not as it went, so that
 * nothing is told of what was known on its way.
 */
export async function forgetPast(tx: Tx): Promise<void> {
  const triggers = await run<{ name: string; sql: string }>(
    tx,
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'standing_past'",
    [],
  );
  for (const { name } of triggers) await run(tx, `DROP TRIGGER ${name}`, []);
  await run(tx, 'DELETE FROM standing_past', []);
  for (const { sql } of triggers) await run(tx, sql, []);
  await run(tx, 'UPDATE standing SET recordedFrom = 0', []);
}

const columns = [
  'personId',
  'competencyId',
  'fromDate',
  'untilDate',
  'requiredLevel',
  'heldLevel',
  'isMandatory',
  'state',
  'readyUntil',
  'assessmentId',
  'causeKind',
  'causeId',
  'dueOn',
  'performedOn',
  'assessors',
] as const satisfies ReadonlyArray<keyof StandingRow>;

/** A row without when it was recorded: what the records amount to. */
export function derivedContent(row: StandingRow): StandingRow {
  const { personId, competencyId, fromDate, untilDate, requiredLevel, heldLevel, isMandatory, state } = row;
  const { readyUntil, assessmentId, causeKind, causeId, dueOn, performedOn, assessors } = row;
  return {
    personId,
    competencyId,
    fromDate,
    untilDate,
    requiredLevel,
    heldLevel,
    isMandatory,
    state,
    readyUntil,
    assessmentId,
    causeKind,
    causeId,
    dueOn,
    performedOn,
    assessors,
  };
}

/**
 * Rows that were derived, to be held against those that are kept: who judged is not asked of what was worked out before that was
 * kept.
 */
export function derivedAsKept(derived: readonly StandingRow[], kept: readonly StandingRow[]): StandingRow[] {
  const untold = new Set(kept.filter(({ assessors }) => assessors === '').map(keyOf));
  return derived.map((row) => (untold.has(keyOf(row)) ? { ...row, assessors: '' } : row));
}

async function knownStandings(
  tx: Tx,
  personIds: readonly string[],
  competencyIds: readonly string[] | undefined,
): Promise<KnownStandingRow[]> {
  const [personId, competencyId] = [personIds[0], competencyIds?.[0]];
  const one = 'SELECT * FROM standing WHERE personId = ? AND competencyId = ?';
  if (personIds.length === 1 && competencyIds?.length === 1) return run(tx, one, [personId, competencyId]);
  const ofPeople = 'SELECT s.* FROM json_each(?) p CROSS JOIN standing s ON s.personId = p.value';
  if (competencyIds === undefined) return run(tx, ofPeople, [JSON.stringify(personIds)]);
  return run(
    tx,
    `SELECT s.* FROM json_each(?) p CROSS JOIN json_each(?) c CROSS JOIN standing s ON s.personId = p.value AND s.competencyId = c.value`,
    [JSON.stringify(personIds), JSON.stringify(competencyIds)],
  );
}

/** A row that this very entry has written was never known. */
async function moveToPast(tx: Tx, entry: number, rows: readonly KnownStandingRow[]): Promise<void> {
  if (rows.length === 0) return;
  await insertRows(
    tx,
    'standing_past',
    rows.filter(({ recordedFrom }) => recordedFrom < entry).map((row) => ({ ...row, recordedTo: entry })),
  );
  if (rows.length <= fewKeys) {
    for (const { personId, competencyId, fromDate } of rows) await run(tx, deleteOne, [personId, competencyId, fromDate]);
    return;
  }
  for (let start = 0; start < rows.length; start += keysPerStatement) {
    const keys = rows
      .slice(start, start + keysPerStatement)
      .map(({ personId, competencyId, fromDate }) => [personId, competencyId, fromDate]);
    await run(
      tx,
      `DELETE FROM standing WHERE (personId, competencyId, fromDate) IN (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`,
      [JSON.stringify(keys)],
    );
  }
}

const keysPerStatement = 2_000;
/** A list in a statement is worth its while from here on. */
const fewKeys = 5;
const deleteOne = 'DELETE FROM standing WHERE personId = ? AND competencyId = ? AND fromDate = ?';

const keyOf = ({ personId, competencyId, fromDate }: StandingRow): string => `${personId}/${competencyId}/${fromDate}`;
const isSame = (a: StandingRow, b: StandingRow): boolean => columns.every((column) => a[column] === b[column]);

async function run<Row>(tx: Tx, text: string, values: readonly unknown[]): Promise<Row[]> {
  return (await tx.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
}
