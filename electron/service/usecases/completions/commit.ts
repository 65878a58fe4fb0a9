import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { CompletionPlan } from '../../../../shared/domain/completions/plan-completions';
import type { ImportBatchRow, ImportRejectRow } from '../../db/core-schema';
import { insertBatch } from '../../db/sql/imports';
import { isChangedSince } from '../../db/sql/intake-records';
import type { CommandContext, CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { forgetCompletions, preparedCompletions, type PreparedCompletions } from './prepared-completions';
import { completionRow, insertCompletions, insertVoidedStatements, insertVoids, stateDigest } from './write-completions';
import { evidenceRow, insertEvidence } from './write-evidence';

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
  const prepared = preparedCompletions(ctx.session.prepared, previewId);
  if (prepared === null) return fail('PreviewExpired');
  const { read } = prepared;
  const { plan, voids } = read;
  if (plan === null || read.reading === null) return fail('NotReadYet');
  const { system } = read.reading;
  if (await isChangedSince(tx, read.basis, restsOn)) return fail('PreviewOutdated');
  if (plan.added.length + plan.takenBack.length + voids.length === 0) return fail('NothingNew');

  const batchId = ctx.makeId();
  const batch = batchRow(prepared, plan, { batchId, origin }, ctx);
  const rejects = read.rejected.map((reject, ordinal): ImportRejectRow => ({ batchId, ordinal, ...reject }));
  await insertBatch(tx, batch, rejects);
  const rows = plan.added.map((planned) => ({
    planned,
    row: completionRow(planned, { completionId: ctx.makeId(), batchId, entry: ctx.entry }),
  }));
  const { entry: entryNumber } = ctx;
  const replaced = plan.added.flatMap(({ replaces }) =>
    replaces === null ? [] : [{ completionId: replaces.completionId, batchId, reason: replacedReason, entryNumber }],
  );
  const takenBack = plan.takenBack.map(({ completionId }) => ({ completionId, batchId, reason: takenBackReason, entryNumber }));
  const evidence = rows.flatMap(({ planned, row: { completionId, personId } }) =>
    personId === null ? [] : planned.evidence.map((one) => evidenceRow(one, { completionId, personId }, ctx)),
  );
  const changes = [
    ...(await insertCompletions(
      tx,
      rows.map(({ row }) => row),
    )),
    ...(await insertVoids(tx, [...replaced, ...takenBack])),
    ...(await insertVoidedStatements(
      tx,
      voids.map(({ statementId, by, rowNumber }) => ({ batchId, statementId, system, voidedBy: by, rowNumber, entryNumber })),
    )),
    ...(await insertEvidence(tx, evidence)),
  ];
  const signature = await signRecord(tx, ctx, {
    recordType: 'import_batch',
    recordId: batchId,
    revision: 1,
    content: batch,
    meaning: 'Approved for import',
  });
  const added = (entity: string, entityId: string, row: ImportBatchRow | ImportRejectRow | typeof signature) =>
    ({ entity, entityId, personId: null, old: null, new: { ...row } }) as const;
  ctx.audit({
    action: 'completions.commit',
    entity: 'import_batch',
    entityId: batchId,
    changes: [
      added('import_batch', batchId, batch),
      added('signature', signature.signatureId, signature),
      ...rejects.map((reject) => added('import_reject', `${batchId}/${reject.ordinal}`, reject)),
      ...changes,
    ],
  });
  ctx.afterCommit(() => forgetCompletions(ctx.session.prepared));
  return ok({ batchId, added: rows.length, evidence: evidence.length, takenBack: takenBack.length });
};

const replacedReason = 'The system says something else of it now.';
const takenBackReason = 'The system took it back.';

function batchRow(
  { fileName, read }: PreparedCompletions,
  { added, takenBack, known }: CompletionPlan,
  given: Pick<ImportBatchRow, 'batchId' | 'origin'>,
  ctx: CommandContext,
): ImportBatchRow {
  const replaced = added.filter(({ replaces }) => replaces !== null).length;
  return {
    ...given,
    fileName,
    sha256: read.sha256,
    mapping: JSON.stringify({ reading: read.reading, headers: read.headers }),
    rowCount: read.rowCount,
    created: added.length - replaced,
    updated: replaced,
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
    reversesBatchId: null,
    stateBefore: stateDigest([
      ...added.map(({ record, replaces }) => [record.recordKey, replaces?.contentDigest ?? null] as const),
      ...takenBack.map(({ recordKey, contentDigest }) => [recordKey, contentDigest] as const),
    ]),
    stateAfter: stateDigest([
      ...added.map(({ record, contentDigest }) => [record.recordKey, contentDigest] as const),
      ...takenBack.map(({ recordKey }) => [recordKey, null] as const),
    ]),
  };
}
