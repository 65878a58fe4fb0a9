import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../../../../shared/contract';
import { planProposals } from '../../../../shared/domain/directory/plan-proposals';
import { fail, ok } from '../../../../shared/result';
import type { ImportBatchRow, ImportRejectRow } from '../../db/core-schema';
import type { DirectoryProposalRow } from '../../db/people-schema';
import { openProposals } from '../../db/sql/directory';
import { insertBatch } from '../../db/sql/imports';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { approveBatch } from '../signatures/approve-batch';
import { loadKnownDirectory } from './known-directory';
import { forgetPrepared, preparedDirectory } from './prepared-directory';

/** Keeps what a file proposes. Accounts and roles stay as they are: each proposal is decided by itself. */
export const commitDirectory: CommandUseCase<Contract['directory']['commit']> = async (tx, { previewId, origin, tripwireReason }, ctx) => {
  const prepared = preparedDirectory(ctx.session.prepared, previewId);
  if (prepared === null) return fail('PreviewExpired');
  const { file, plan } = prepared;
  if (!isDeepStrictEqual(planProposals(file.users, await loadKnownDirectory(tx)), plan)) return fail('PreviewOutdated');
  const reason = tripwireReason === '' ? null : tripwireReason;
  if (plan.tripwires.length > 0 && reason === null) return fail('TripwireNotAccepted', { codes: plan.tripwires.map(({ code }) => code) });
  const batchId = ctx.makeId();
  const against = new Set(plan.withdrawn.map(({ proposalId }) => proposalId));
  const withdrawn = (await openProposals(tx))
    .filter(({ proposalId }) => against.has(proposalId))
    .map((proposal): DirectoryProposalRow => ({
      ...proposal,
      state: 'declined',
      decisionReason: `${file.fileName} no longer asks for it.`,
      decidedBy: ctx.signer.userId,
      decidedAt: ctx.now.toISOString(),
    }));
  const proposed = plan.proposals.map(({ action, userName, displayName, person, userId }): DirectoryProposalRow => ({
    proposalId: ctx.makeId(),
    action,
    userName,
    displayName,
    personId: person?.personId ?? null,
    userId,
    sourceBatchId: batchId,
    state: 'open',
    decisionReason: null,
    decidedBy: null,
    decidedAt: null,
  }));
  const rejects = [...file.rejects, ...plan.rejects]
    .toSorted((one, other) => one.rowNumber - other.rowNumber)
    .map((reject, ordinal): ImportRejectRow => ({ batchId, ordinal, ...reject }));
  const batch: ImportBatchRow = {
    batchId,
    kind: 'directory',
    fileName: file.fileName,
    sha256: file.sha256,
    origin,
    // which columns were read, by what they say
    mapping: JSON.stringify(file.columns),
    rowCount: file.rowCount,
    created: proposed.length,
    updated: withdrawn.length,
    unchanged: plan.unchanged,
    rejected: rejects.length,
    tripwireReason: plan.tripwires.length === 0 ? null : reason,
    committedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    committedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
    profileId: null,
    profileRevision: null,
    packageInId: null,
    partnerId: null,
    publicKey: null,
    reversesBatchId: null,
    stateBefore: null,
    stateAfter: null,
  };
  await insertBatch(tx, batch, rejects);
  const approved = await approveBatch(tx, ctx, batch, rejects);
  ctx.audit({
    action: 'directory.commit',
    entity: 'import_batch',
    entityId: batchId,
    changes: [...approved, ...(await writeVersions(tx, ctx.entry, 'directory_proposal', [...withdrawn, ...proposed]))],
  });
  ctx.afterCommit(() => forgetPrepared(ctx.session.prepared));
  return ok({ batchId, proposals: proposed.length, withdrawn: withdrawn.length });
};
