import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { endVersion } from '../../db/sql/versions';
import { viewById } from '../../db/sql/views';
import type { CommandUseCase } from '../context';
import { mayOffer } from './may-offer';

export const removeView: CommandUseCase<Contract['views']['remove']> = async (tx, { viewId }, ctx) => {
  const known = await viewById(tx, viewId);
  if (known === undefined || known.userId !== ctx.actor.userId) return fail('ViewNotFound');
  if (known.role !== null && !mayOffer(ctx.grants)) return fail('OfferedByOffice');
  const change = await endVersion(tx, ctx.entry, 'saved_view', [viewId]);
  ctx.audit({ action: 'views.remove', entity: 'saved_view', entityId: viewId, changes: change === null ? [] : [change] });
  return ok({});
};
