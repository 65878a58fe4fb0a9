import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { ImportBatchRow, ImportRejectRow } from '../../db/core-schema';
import { insertBatch } from '../../db/sql/imports';
import { isChangedSince } from '../../db/sql/intake-records';
import type { CommandContext, CommandUseCase } from '../context';
import { approveBatch } from '../signatures/approve-batch';
import { preparedCompletions, type PreparedCompletions } from './prepared-completions';
import { countsOfPlan, writeCompletionPlan } from './write-completion-plan';
import { insertVoidedStatements } from './write-completions';

/** What the plan rests on. */
const restsOn = [
  'person',
  'person_identifier',
  'user_account',
  'completion',
  'completion_void',
  'completion_match',
  'voided_statement',
  'course_map_line',
];

/** Completions are evidence: standings are not derived here, for nothing that they follow from is written. */
export const commitCompletions: CommandUseCase<Contract['completions']['commit']> = async (tx, { previewId, origin }, ctx) => {
  const prepared = preparedCompletions.find(ctx.session.prepared, previewId);
  if (prepared === null) return fail('PreviewExpired');
  const { read } = prepared;
  const { plan, voids } = read;
  if (plan === null || read.reading === null) return fail('NotReadYet');
  const { system } = read.reading;
  if (await isChangedSince(tx, read.basis, restsOn)) return fail('PreviewOutdated');
  if (plan.added.length + plan.takenBack.length + voids.length === 0) return fail('NothingNew');

  const batchId = ctx.makeId();
  const planned = { added: plan.added, takenBack: plan.takenBack.map((one) => ({ ...one, system })) };
  const batch = batchRow(prepared, plan.known, { batchId, origin, ...countsOfPlan(planned) }, ctx);
  const rejects = read.rejected.map((reject, ordinal): ImportRejectRow => ({ batchId, ordinal, ...reject }));
  await insertBatch(tx, batch, rejects);
  const written = await writeCompletionPlan(tx, planned, batchId, ctx);
  const changes = [
    ...written.changes,
    ...(await insertVoidedStatements(
      tx,
      voids.map(({ statementId, by, rowNumber }) => ({
        batchId,
        statementId,
        system,
        voidedBy: by,
        rowNumber,
        entryNumber: ctx.entry,
      })),
    )),
  ];
  const approved = await approveBatch(tx, ctx, batch, rejects);
  ctx.audit({
    action: 'completions.commit',
    entity: 'import_batch',
    entityId: batchId,
    changes: [...approved, ...changes],
  });
  ctx.afterCommit(() => preparedCompletions.forget(ctx.session.prepared));
  return ok({ batchId, added: plan.added.length, evidence: written.evidence, takenBack: plan.takenBack.length });
};

function batchRow(
  { fileName, read }: PreparedCompletions,
  known: number,
  given: Pick<ImportBatchRow, 'batchId' | 'origin' | 'created' | 'updated' | 'stateBefore' | 'stateAfter'>,
  ctx: CommandContext,
): ImportBatchRow {
  return {
    ...given,
    fileName,
    sha256: read.sha256,
    mapping: JSON.stringify({ reading: read.reading, headers: read.headers }),
    rowCount: read.rowCount,
    unchanged: known + read.duplicates,
    rejected: read.rejected.length,
    tripwireReason: null,
    committedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    committedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
    kind: 'completions',
    profileId: null,
    profileRevision: null,
    packageInId: null,
    partnerId: null,
    publicKey: null,
    reversesBatchId: null,
  };
}
