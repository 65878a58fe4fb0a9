import canonicalize from 'canonicalize';
import { CompiledQuery } from 'kysely';
import type { AuditChange } from '../audit-append';
import type { VersionedRows } from '../core-schema';
import { insertRecords } from '../insert-rows';
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
  employment: ['employmentId'],
  person_identifier: ['identifierId'],
  person_override: ['overrideId'],
  duplicate_case: ['caseId'],
  directory_proposal: ['proposalId'],
  onboarding_line: ['lineId'],
  move_plan: ['planId'],
  source_record: ['profileId', 'externalKey'],
  course_map_line: ['lineId'],
  legacy_claim: ['claimId'],
  partner: ['partnerId'],
  assessor_authority: ['authorityId'],
  declared_relation: ['relationId'],
  saved_view: ['viewId'],
  calibration_session: ['sessionId'],
} as const satisfies { readonly [T in keyof VersionedRows]: readonly (keyof VersionedRows[T])[] };

/** Which tables hold a person's own record: their values in the log lie under that person's key. */
const personal: ReadonlySet<keyof VersionedRows> = new Set<keyof VersionedRows>([
  'person',
  'position',
  'obligation',
  'requirement_override',
  'employment',
  'person_identifier',
  'person_override',
  'duplicate_case',
  'directory_proposal',
  'move_plan',
  'source_record',
  'legacy_claim',
  'declared_relation',
]);

export const isPersonal = (table: keyof VersionedRows): boolean => personal.has(table);

/**
 * Makes `next` the known version of a record as of log entry `entry`, closing the one before.
 * Answers with the change for the log, or null when nothing differs and nothing was written.
 */
export async function writeVersion<T extends keyof VersionedRows>(
  tx: Tx,
  entry: number,
  table: T,
  next: VersionOf<T>,
): Promise<AuditChange | null> {
  return (await writeVersions(tx, entry, table, [next]))[0] ?? null;
}

/** Closes the known version of a record that is no more, as of log entry `entry`. Null when there is no such record. */
export async function endVersion(tx: Tx, entry: number, table: keyof VersionedRows, keys: readonly string[]): Promise<AuditChange | null> {
  const old = (await knownRows(tx, table, [keys])).get(keys.join('/'));
  if (old === undefined) return null;
  await closeKnown(tx, entry, table, [keys]);
  const personId = personal.has(table) && typeof old['personId'] === 'string' ? old['personId'] : null;
  return { entity: table, entityId: keys.join('/'), personId, old, new: null };
}

/**
 * Writes several versions of one table; answers with the changes that there were. In statements over many records each: an
 * approval may write a hundred thousand.
 */
export async function writeVersions<T extends keyof VersionedRows>(
  tx: Tx,
  entry: number,
  table: T,
  rows: Iterable<VersionOf<T>>,
  tell: (done: number, total: number) => void = () => undefined,
): Promise<AuditChange[]> {
  const changes: AuditChange[] = [];
  const left = [...rows];
  for (let start = 0; start < left.length; start += recordsPerStatement) {
    tell(start, left.length);
    changes.push(...(await writeSome(tx, entry, table, left.slice(start, start + recordsPerStatement))));
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

type VersionOf<T extends keyof VersionedRows> = VersionedRows[T] & { readonly personId?: string | null };
type StoredRow = Readonly<Record<string, string | number | null>>;

const recordsPerStatement = 2_000;

async function writeSome<T extends keyof VersionedRows>(
  tx: Tx,
  entry: number,
  table: T,
  rows: ReadonlyArray<VersionOf<T>>,
): Promise<AuditChange[]> {
  const written = rows.map((next) => {
    const row: StoredRow = next;
    return { row, keys: keysIn(table, row), personId: personal.has(table) ? (next.personId ?? null) : null };
  });
  const known = await knownRows(
    tx,
    table,
    written.map(({ keys }) => keys),
  );
  const differing = written.flatMap(({ row, keys, personId }) => {
    const old = known.get(keys.join('/')) ?? null;
    return old !== null && canonicalize(old) === canonicalize(row) ? [] : [{ row, keys, personId, old }];
  });
  await closeKnown(
    tx,
    entry,
    table,
    differing.flatMap(({ keys, old }) => (old === null ? [] : [keys])),
  );
  const [first] = differing;
  if (first !== undefined)
    await insertRecords(
      tx,
      table,
      [...Object.keys(first.row), 'recordedFrom'],
      differing.map(({ row }) => ({ ...row, recordedFrom: entry })),
    );
  return differing.map(({ row, keys, personId, old }) => ({ entity: table, entityId: keys.join('/'), personId, old, new: row }));
}

const keysIn = (table: keyof VersionedRows, row: StoredRow): string[] => keysOf[table].map((column) => String(row[column]));

/** The known versions of records, by their keys; what there is none of is left out. */
async function knownRows(tx: Tx, table: keyof VersionedRows, records: readonly (readonly string[])[]): Promise<Map<string, StoredRow>> {
  const isSame = keysOf[table].map((column, index) => `t."${column}" = k.value ->> ${index}`).join(' AND ');
  const { rows } = await tx.executeQuery<StoredRow>(
    CompiledQuery.raw(`SELECT t.* FROM json_each(?) k CROSS JOIN "${table}" t ON ${isSame} WHERE t."recordedTo" IS NULL`, [
      JSON.stringify(records),
    ]),
  );
  return new Map(rows.map(({ recordedFrom: _from, recordedTo: _to, ...row }) => [keysIn(table, row).join('/'), row]));
}

async function closeKnown(tx: Tx, entry: number, table: keyof VersionedRows, records: readonly (readonly string[])[]): Promise<void> {
  if (records.length === 0) return;
  const columns = keysOf[table].map((column) => `"${column}"`).join(', ');
  const values = keysOf[table].map((_column, index) => `value ->> ${index}`).join(', ');
  await tx.executeQuery(
    CompiledQuery.raw(
      `UPDATE "${table}" SET "recordedTo" = ? WHERE (${columns}) IN (SELECT ${values} FROM json_each(?)) AND "recordedTo" IS NULL`,
      [entry, JSON.stringify(records)],
    ),
  );
}
