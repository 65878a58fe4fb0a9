import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { proposalById } from '../../db/sql/directory';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

export const declineProposal: CommandUseCase<Contract['directory']['decline']> = async (tx, { proposalId, reason }, ctx) => {
  const proposal = await proposalById(tx, proposalId);
  if (proposal === undefined || proposal.state !== 'open') return fail('ProposalNotFound');
  const decided = { state: 'declined', decisionReason: reason, decidedBy: ctx.actor.userId, decidedAt: ctx.now.toISOString() } as const;
  const changes = await writeVersions(tx, ctx.entry, 'directory_proposal', [{ ...proposal, ...decided }]);
  const { personId } = proposal;
  ctx.audit({ action: 'directory.decline', entity: 'directory_proposal', entityId: proposalId, personId, reason, changes });
  return ok({});
};
