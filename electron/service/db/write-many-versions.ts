import { sql, type RawBuilder } from 'kysely';
import type { AuditChange } from './audit-append';
import type { VersionedRows } from './core-schema';
import { insertRecords } from './insert-rows';
import type { Tx } from './schema';
import { isPersonal, keysOf } from './sql/versions';
import { giveTurn } from './take-turns';

const recordsPerStatement = 500;

export type PlainRow = Readonly<Record<string, string | number | null>>;

/** One table's next versions, and the records of it that are no more. */
type TableWrites<T extends keyof VersionedRows> = {
  readonly table: T;
  readonly next: readonly VersionedRows[T][];
  readonly ended: readonly (readonly string[])[];
};

/**
 * writeVersions and endVersions for thousands of records: the known versions are read, closed and followed a thousand at a time.
 * Each record may be named once. Answers with the changes that there were.
 */
export async function writeManyVersions<T extends keyof VersionedRows>(
  tx: Tx,
  entry: number,
  { table, next, ended }: TableWrites<T>,
): Promise<AuditChange[]> {
  return writeManyRows(tx, entry, table, next, ended);
}

/** The same for rows whose table is known only when they are written. */
export async function writeManyRows(
  tx: Tx,
  entry: number,
  table: keyof VersionedRows,
  next: readonly PlainRow[],
  ended: readonly (readonly string[])[],
): Promise<AuditChange[]> {
  const changes: AuditChange[] = [];
  const keys = keysOf[table];
  for (const part of inParts(next)) {
    await giveTurn();
    const known = await knownRows(
      tx,
      table,
      part.map((row) => keys.map((column) => String(row[column]))),
    );
    const differing = part.flatMap((row) => {
      const entityId = keys.map((column) => String(row[column])).join('/');
      const old = known.get(entityId) ?? null;
      return old !== null && isSame(old, row) ? [] : [{ entityId, old, row }];
    });
    await closeRows(
      tx,
      entry,
      table,
      differing.flatMap(({ old }) => (old === null ? [] : [keys.map((column) => String(old[column]))])),
    );
    const [first] = differing;
    const written = differing.map(({ row }): PlainRow => ({ ...row, recordedFrom: entry, recordedTo: null }));
    if (first !== undefined) await insertRecords(tx, table, [...Object.keys(first.row), 'recordedFrom', 'recordedTo'], written);
    for (const { entityId, old, row } of differing)
      changes.push({ entity: table, entityId, personId: personOf(table, row), old, new: row });
  }
  for (const part of inParts(ended)) {
    await giveTurn();
    const known = await knownRows(tx, table, part);
    await closeRows(tx, entry, table, part);
    for (const [entityId, old] of known) changes.push({ entity: table, entityId, personId: personOf(table, old), old, new: null });
  }
  return changes;
}

function* inParts<V>(all: readonly V[]): Generator<readonly V[]> {
  for (let at = 0; at < all.length; at += recordsPerStatement) yield all.slice(at, at + recordsPerStatement);
}

/** Whether two plain rows say the same; a value that is left out is none. */
function isSame(old: PlainRow, row: PlainRow): boolean {
  const names = Object.keys(row).filter((name) => row[name] !== undefined);
  return names.length === Object.keys(old).length && names.every((name) => old[name] === row[name]);
}

function personOf(table: keyof VersionedRows, row: PlainRow): string | null {
  const { personId } = row;
  return isPersonal(table) && typeof personId === 'string' ? personId : null;
}

/** The known versions of some records, under their keys joined by a slash. */
async function knownRows(
  tx: Tx,
  table: keyof VersionedRows,
  records: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, PlainRow>> {
  const { rows } = await sql<PlainRow>`SELECT t.* FROM json_each(${JSON.stringify(records)}) AS j CROSS JOIN ${sql.table(table)} AS t
    ON ${isOneOf(table, 't')}`.execute(tx);
  return new Map(
    rows.map(({ recordedFrom: _from, recordedTo: _to, ...row }) => [keysOf[table].map((column) => String(row[column])).join('/'), row]),
  );
}

async function closeRows(tx: Tx, entry: number, table: keyof VersionedRows, records: readonly (readonly string[])[]): Promise<void> {
  if (records.length === 0) return;
  await sql`UPDATE ${sql.table(table)} SET "recordedTo" = ${entry} FROM json_each(${JSON.stringify(records)}) AS j
    WHERE ${isOneOf(table, table)}`.execute(tx);
}

function isOneOf(table: keyof VersionedRows, alias: string): RawBuilder<boolean> {
  const keys = keysOf[table].map((column, at) => sql`${sql.ref(`${alias}.${column}`)} = j.value ->> ${sql.lit(at)}`);
  return sql<boolean>`${sql.join(keys, sql` AND `)} AND ${sql.ref(`${alias}.recordedTo`)} IS NULL`;
}
