import type { Contract } from '../../../../shared/contract';
import type { AuditChange } from '../../db/audit-append';
import { changeCounts } from '../../db/audit-facets';
import { listChanges } from '../../db/audit-read-changes';
import type { ImportBatchRow } from '../../db/core-schema';
import { batchById, insertBatch } from '../../db/sql/imports';
import { giveTurn } from '../../db/take-turns';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import type { Reader } from '../../db/schema';
import { restoreRecords } from '../../db/restore-records';
import { changedSince } from '../../db/sql/changed-since';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { actTeller } from './act-teller';
import { stateDigests } from './state-digest';

const shownAtMost = 50;

/** Everything that the batch wrote becomes again what the log says that it was; the batch and its entry stay as they are. */
export const reverseImport: CommandUseCase<Contract['imports']['reverse']> = async (tx, { batchId, reason }, ctx) => {
  const batch = await batchById(tx, batchId);
  if (batch === undefined) return fail('BatchNotFound');
  if (batch.kind !== 'people' && batch.kind !== 'roster') return fail('NotReversible');
  if (batch.reversedBy !== null) return fail('AlreadyReversed', { batchId: batch.reversedBy });
  const tell = actTeller(ctx, batchId);
  const written = await recordsOfEntry(tx, batch.entryNumber, tell('reading'));
  if (!written.ok) return written;
  const changed = await changedSince(tx, batch.entryNumber, written.value);
  if (changed.length > 0) return fail('ChangedSince', { records: changed.slice(0, shownAtMost), all: changed.length });

  const changes = await restoreRecords(tx, ctx.entry, written.value, tell('restoring'));
  const state = await stateDigests(changes, tell('digests'));
  const reversal: ImportBatchRow = {
    batchId: ctx.makeId(),
    fileName: batch.fileName,
    sha256: batch.sha256,
    origin: batch.origin,
    mapping: '[]',
    rowCount: batch.rowCount,
    created: 0,
    updated: changes.length,
    unchanged: 0,
    rejected: 0,
    tripwireReason: reason,
    committedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    committedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
    kind: 'reversal',
    profileId: batch.profileId,
    profileRevision: batch.profileRevision,
    packageInId: null,
    partnerId: null,
    publicKey: null,
    reversesBatchId: batchId,
    stateBefore: state.before,
    stateAfter: state.after,
  };
  await insertBatch(tx, reversal, []);
  const signature = await signRecord(tx, ctx, {
    recordType: 'import_batch',
    recordId: reversal.batchId,
    revision: 1,
    content: reversal,
    meaning: 'Approved to be taken back',
  });
  const people = changes.flatMap(({ personId }) => (typeof personId === 'string' ? [personId] : []));
  await deriveStandings(tx, [...new Set(people)], (await siteFacts(tx)).expiringDays, undefined, tell('standings'));
  ctx.audit({
    action: 'imports.reverse',
    entity: 'import_batch',
    entityId: reversal.batchId,
    reason,
    tell: tell('record'),
    changes: [
      { entity: 'import_batch', entityId: reversal.batchId, personId: null, old: null, new: { ...reversal } },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
      ...changes,
    ],
  });
  return ok({ batchId: reversal.batchId, records: changes.length });
};

const changesAtOnce = 500;
/** What a batch leaves beside the records that it changes: it is never taken back. */
const kept: ReadonlySet<string> = new Set(['import_batch', 'import_reject', 'package_in', 'signature', 'intake_profile', 'clock_notice']);

async function recordsOfEntry(
  db: Reader,
  entryNumber: number,
  tell: (done: number, total: number) => void,
): Promise<Result<readonly AuditChange[], Failure<'ValuesErased', undefined>>> {
  const records: AuditChange[] = [];
  const all = (await changeCounts(db, [entryNumber])).get(entryNumber) ?? 0;
  for (let afterSeq = -1; ;) {
    tell(records.length, all);
    await giveTurn();
    const page = await listChanges(db, entryNumber, { afterSeq, limit: changesAtOnce });
    const last = page.at(-1);
    if (last === undefined) return ok(records);
    afterSeq = last.seq;
    for (const { entity, entityId, personId, old, new: next } of page) {
      if (kept.has(entity)) continue;
      if (old.state === 'erased' || next.state === 'erased') return fail('ValuesErased');
      if (old.state === 'altered' || next.state === 'altered') throw new Error('a change of the log is not what it was');
      const open = (side: typeof old) => (side.state === 'open' ? side.record : null);
      records.push({ entity, entityId, personId, old: open(old), new: open(next) });
    }
  }
}
