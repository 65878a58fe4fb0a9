import canonicalize from 'canonicalize';
import type { Contract } from '../../../../shared/contract';
import { mostViews } from '../../../../shared/contract/views';
import { fail, ok } from '../../../../shared/result';
import { viewsOf } from '../../db/sql/views';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { mayOffer } from './may-offer';

export const saveView: CommandUseCase<Contract['views']['save']> = async (tx, { viewId, name, path, search }, ctx) => {
  const { userId } = ctx.actor;
  const own = await viewsOf(tx, userId);
  const known = own.find((view) => view.viewId === viewId);
  if (viewId !== null && known === undefined) return fail('ViewNotFound');
  if (known !== undefined && known.role !== null && !mayOffer(ctx.grants)) return fail('OfferedByOffice');
  if (known === undefined && own.length >= mostViews) return fail('TooManyViews');
  const isOther = own.some((view) => view !== known && view.name.toLowerCase() === name.toLowerCase());
  if (isOther) return fail('NameTaken');
  const row = {
    viewId: known?.viewId ?? ctx.makeId(),
    userId,
    name,
    path,
    search: canonicalize(search) ?? '{}',
    role: known?.role ?? null,
  };
  const changes = await writeVersions(tx, ctx.entry, 'saved_view', [row]);
  if (changes.length === 0) return fail('Unchanged');
  ctx.audit({ action: 'views.save', entity: 'saved_view', entityId: row.viewId, changes });
  return ok({ viewId: row.viewId });
};
