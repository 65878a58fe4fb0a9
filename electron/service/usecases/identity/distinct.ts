import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { duplicateCaseById } from '../../db/sql/duplicates';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

export const keepDistinct: CommandUseCase<Contract['identity']['distinct']> = async (tx, { caseId, reason }, ctx) => {
  const asked = await duplicateCaseById(tx, caseId);
  if (asked === undefined || asked.state !== 'open') return fail('CaseNotFound');
  const decided = { state: 'distinct', decisionReason: reason, decidedBy: ctx.actor.userId, decidedAt: ctx.now.toISOString() } as const;
  const changes = await writeVersions(tx, ctx.entry, 'duplicate_case', [{ ...asked, ...decided }]);
  ctx.audit({ action: 'identity.distinct', entity: 'duplicate_case', entityId: caseId, personId: asked.personId, reason, changes });
  return ok({});
};
