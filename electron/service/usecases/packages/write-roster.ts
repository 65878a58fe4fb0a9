import type { AuditChange } from '../../db/audit-append';
import type { ImportBatchRow } from '../../db/core-schema';
import type { PackageInRow } from '../../db/exchange-schema';
import type { Tx } from '../../db/schema';
import { insertBatch } from '../../db/sql/imports';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { writeManyVersions } from '../../db/write-many-versions';
import type { CommandContext } from '../context';
import { stateDigests } from '../imports/state-digest';
import { batchRejects } from './batch-rejects';
import type { RosterPlan } from './plan-roster';
import type { RejectedLine } from './read-lines';

/** Makes a roster the record of people, as an import that came in a package; standings follow. */
export async function writeRoster(
  tx: Tx,
  { plan, rejects }: { readonly plan: RosterPlan; readonly rejects: readonly RejectedLine[] },
  received: PackageInRow,
  sender: string,
  ctx: CommandContext,
): Promise<readonly AuditChange[]> {
  const { batchId, packageInId, fileName, sha256, sequence } = received;
  if (batchId === null) throw new Error('a roster is an import');
  const none = [] as const;
  const ended = (ids: readonly string[]) => ids.map((id) => [id]);
  const changes = [
    ...(await writeManyVersions(tx, ctx.entry, { table: 'org_unit', next: plan.units, ended: none })),
    ...(await writeManyVersions(tx, ctx.entry, { table: 'job_role', next: plan.roles, ended: none })),
    ...(await writeManyVersions(tx, ctx.entry, { table: 'person', next: plan.persons, ended: none })),
    ...(await writeManyVersions(tx, ctx.entry, { table: 'employment', next: plan.employments, ended: ended(plan.endedEmployments) })),
    ...(await writeManyVersions(tx, ctx.entry, { table: 'position', next: plan.positions, ended: ended(plan.endedPositions) })),
    ...(await writeManyVersions(tx, ctx.entry, { table: 'person_override', next: plan.corrections, ended: none })),
    ...(await writeManyVersions(tx, ctx.entry, { table: 'source_record', next: plan.sourceRecords, ended: none })),
  ];
  const created = plan.lines.filter(({ outcome }) => outcome === 'create').length;
  const state = await stateDigests(changes);
  const batch: ImportBatchRow = {
    batchId,
    fileName,
    sha256,
    origin: `Package no. ${sequence} of ${sender}`,
    mapping: '[]',
    rowCount: received.rows,
    created,
    updated: plan.lines.length - created - plan.unchanged,
    unchanged: plan.unchanged,
    rejected: received.rejected,
    tripwireReason: null,
    committedBy: received.receivedBy,
    approvedBy: received.approvedBy,
    committedAt: received.receivedAt,
    entryNumber: ctx.entry,
    kind: 'roster',
    profileId: null,
    profileRevision: null,
    packageInId,
    partnerId: null,
    publicKey: null,
    reversesBatchId: null,
    stateBefore: state.before,
    stateAfter: state.after,
  };
  const rejected = batchRejects(batchId, rejects);
  await insertBatch(tx, batch, rejected.rows);
  await deriveStandings(
    tx,
    plan.persons.map(({ personId }) => personId),
    (await siteFacts(tx)).expiringDays,
  );
  return [{ entity: 'import_batch', entityId: batchId, personId: null, old: null, new: { ...batch } }, ...rejected.changes, ...changes];
}
