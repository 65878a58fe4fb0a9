import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { draftOfRevision, updateDraft } from '../../db/sql/framework-drafts';
import { revisionById } from '../../db/sql/framework-library';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

/** Returns a revision to its authors, who can go on editing it. */
export const giveBackRevision: CommandUseCase<Contract['framework']['giveBack']> = async (tx, { revisionId, remark }, ctx) => {
  const revision = await revisionById(tx, revisionId);
  if (revision === undefined) return fail('RevisionNotFound');
  if (revision.state !== 'inReview') return fail('NotInReview');
  const draft = await draftOfRevision(tx, revisionId);
  if (draft !== undefined) await updateDraft(tx, draft.draftId, { revisionId: null });
  const changes = await writeVersions(tx, ctx.entry, 'framework_revision', [{ ...revision, state: 'returned', remark }]);
  ctx.audit({ action: 'framework.giveBack', entity: 'framework_revision', entityId: revisionId, reason: remark, changes });
  return ok({});
};
