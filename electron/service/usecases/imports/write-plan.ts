import type { AuditChange } from '../../db/audit-append';
import type { VersionedRows } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import { writeManyVersions } from '../../db/write-many-versions';
import { each, type PackedWrites, partsOf } from '../../jobs/intake/packed-plan';

/** Writes what was planned, part by part, and answers with every change. `tell` hears how many records are written. */
export async function writePlan(
  tx: Tx,
  entry: number,
  profileId: string,
  writes: PackedWrites,
  tell: (done: number) => void,
): Promise<AuditChange[]> {
  const changes: AuditChange[] = [];
  const write = async <T extends keyof VersionedRows>(
    table: T,
    parts: Iterable<readonly VersionedRows[T][]>,
    ended: readonly (readonly string[])[] = [],
  ): Promise<void> => {
    for (const next of parts) {
      tell(changes.length);
      for (const change of await writeManyVersions(tx, entry, { table, next, ended: [] })) changes.push(change);
    }
    for (const change of await writeManyVersions(tx, entry, { table, next: [], ended })) changes.push(change);
  };
  await write('org_unit', partsOf(writes, 'units'));
  await write('job_role', partsOf(writes, 'roles'));
  await write('person', partsOf(writes, 'persons'));
  await write('employment', partsOf(writes, 'employments'));
  await write(
    'position',
    partsOf(writes, 'positions'),
    Array.from(each(writes, 'endedPositions'), (id) => [id]),
  );
  await write('person_identifier', partsOf(writes, 'identifiers'));
  await write('person_override', partsOf(writes, 'corrections'));
  await write('duplicate_case', partsOf(writes, 'cases'));
  const gone = Array.from(each(writes, 'endedSourceKeys'), (key) => [profileId, key]);
  await write('source_record', partsOf(writes, 'sourceRecords'), gone);
  return changes;
}
