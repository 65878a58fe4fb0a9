import type { AuditChange } from '../../db/audit-append';
import type { Tx } from '../../db/schema';
import { writeManyVersions } from '../../db/write-many-versions';
import type { IntakeWrites } from '../../jobs/intake/intake-plan';

/** Writes what was planned, and answers with every change. */
export async function writePlan(tx: Tx, entry: number, profileId: string, writes: IntakeWrites): Promise<AuditChange[]> {
  const none = [] as const;
  return [
    ...(await writeManyVersions(tx, entry, { table: 'org_unit', next: writes.units, ended: none })),
    ...(await writeManyVersions(tx, entry, { table: 'job_role', next: writes.roles, ended: none })),
    ...(await writeManyVersions(tx, entry, { table: 'person', next: writes.persons, ended: none })),
    ...(await writeManyVersions(tx, entry, { table: 'employment', next: writes.employments, ended: none })),
    ...(await writeManyVersions(tx, entry, { table: 'position', next: writes.positions, ended: writes.endedPositions.map((id) => [id]) })),
    ...(await writeManyVersions(tx, entry, { table: 'person_identifier', next: writes.identifiers, ended: none })),
    ...(await writeManyVersions(tx, entry, { table: 'person_override', next: writes.corrections, ended: none })),
    ...(await writeManyVersions(tx, entry, { table: 'duplicate_case', next: writes.cases, ended: none })),
    ...(await writeManyVersions(tx, entry, {
      table: 'source_record',
      next: writes.sourceRecords,
      ended: writes.endedSourceKeys.map((key) => [profileId, key]),
    })),
  ];
}
