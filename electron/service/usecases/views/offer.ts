import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { writeVersions } from '../../db/sql/versions';
import { viewById } from '../../db/sql/views';
import type { CommandUseCase } from '../context';

export const offerView: CommandUseCase<Contract['views']['offer']> = async (tx, { viewId, role, reason }, ctx) => {
  const known = await viewById(tx, viewId);
  if (known === undefined || (known.userId !== ctx.actor.userId && known.role === null)) return fail('ViewNotFound');
  const changes = await writeVersions(tx, ctx.entry, 'saved_view', [{ ...known, role }]);
  if (changes.length === 0) return fail('Unchanged');
  ctx.audit({ action: 'views.offer', entity: 'saved_view', entityId: viewId, reason, changes });
  return ok({});
};
