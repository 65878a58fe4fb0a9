import { sql } from 'kysely';
import canonicalize from 'canonicalize';
import type { AuditChange } from '../audit-append';
import type { VersionedRows } from '../core-schema';
import type { Tx } from '../schema';

/** The columns that identify a record in each versioned table; of a dated one, a record from one day on. */
export const keysOf = {
  site: ['siteId'],
  user_account: ['userId'],
  user_role: ['grantId'],
  user_key: ['keyId'],
  passphrase_policy: ['siteId'],
  user_passphrase: ['userId'],
  identity_proof: ['userId'],
  org_unit: ['unitId', 'validFrom'],
  job_role: ['roleId'],
  person: ['personId'],
  position: ['positionId'],
  framework: ['frameworkId'],
  framework_revision: ['revisionId'],
  framework_item: ['itemId', 'validFrom', 'pilotOf'],
  obligation: ['obligationId'],
  requirement_override: ['overrideId'],
  duty_exception: ['exceptionId'],
} as const satisfies { readonly [T in keyof VersionedRows]: readonly (keyof VersionedRows[T])[] };

/** Which tables hold a person's own record: their values in the log lie under that person's key. */
const personal: ReadonlySet<keyof VersionedRows> = new Set<keyof VersionedRows>([
  'person',
  'position',
  'obligation',
  'requirement_override',
]);

/**
 * Makes `next` the known version of a record as of log entry `entry`, closing the one before.
 * Answers with the change for the log, or null when nothing differs and nothing was written.
 */
export async function writeVersion<T extends keyof VersionedRows>(
  tx: Tx,
  entry: number,
  table: T,
  next: VersionedRows[T] & { readonly personId?: string | null },
): Promise<AuditChange | null> {
  const row: StoredRow = next;
  const keys = keysOf[table].map((column) => String(row[column]));
  const previous = await knownRow(tx, table, keys);
  if (previous !== null && canonicalize(previous) === canonicalize(row)) return null;
  if (previous !== null) await closeKnown(tx, entry, table, keys);
  const columns = Object.keys(row);
  await sql`INSERT INTO ${sql.table(table)} (${sql.join([...columns, 'recordedFrom'].map((name) => sql.ref(name)))})
    VALUES (${sql.join([...columns.map((name) => row[name] ?? null), entry])})`.execute(tx);
  const personId = personal.has(table) ? (next.personId ?? null) : null;
  return { entity: table, entityId: keys.join('/'), personId, old: previous, new: row };
}

/** Closes the known version of a record that is no more, as of log entry `entry`. Null when there is no such record. */
export async function endVersion(tx: Tx, entry: number, table: keyof VersionedRows, keys: readonly string[]): Promise<AuditChange | null> {
  const old = await knownRow(tx, table, keys);
  if (old === null) return null;
  await closeKnown(tx, entry, table, keys);
  const personId = personal.has(table) && typeof old['personId'] === 'string' ? old['personId'] : null;
  return { entity: table, entityId: keys.join('/'), personId, old, new: null };
}

/** Writes several versions of one table; answers with the changes that there were. */
export async function writeVersions<T extends keyof VersionedRows>(
  tx: Tx,
  entry: number,
  table: T,
  rows: Iterable<VersionedRows[T] & { readonly personId?: string | null }>,
): Promise<AuditChange[]> {
  const changes: AuditChange[] = [];
  for (const row of rows) {
    const change = await writeVersion(tx, entry, table, row);
    if (change !== null) changes.push(change);
  }
  return changes;
}

/** Closes several records of one table; answers with the changes that there were. */
export async function endVersions(
  tx: Tx,
  entry: number,
  table: keyof VersionedRows,
  records: Iterable<readonly string[]>,
): Promise<AuditChange[]> {
  const changes: AuditChange[] = [];
  for (const keys of records) {
    const change = await endVersion(tx, entry, table, keys);
    if (change !== null) changes.push(change);
  }
  return changes;
}

type StoredRow = Readonly<Record<string, string | number | null>>;

const isRecord = (table: keyof VersionedRows, keys: readonly string[]) =>
  sql`${sql.join(
    keysOf[table].map((column, index) => sql`${sql.ref(column)} = ${keys[index] ?? ''}`),
    sql` AND `,
  )} AND "recordedTo" IS NULL`;

async function knownRow(tx: Tx, table: keyof VersionedRows, keys: readonly string[]): Promise<StoredRow | null> {
  const { rows } = await sql<StoredRow>`SELECT * FROM ${sql.table(table)} WHERE ${isRecord(table, keys)}`.execute(tx);
  const [known] = rows;
  if (known === undefined) return null;
  const { recordedFrom: _from, recordedTo: _to, ...row } = known;
  return row;
}

async function closeKnown(tx: Tx, entry: number, table: keyof VersionedRows, keys: readonly string[]): Promise<void> {
  await sql`UPDATE ${sql.table(table)} SET "recordedTo" = ${entry} WHERE ${isRecord(table, keys)}`.execute(tx);
}
