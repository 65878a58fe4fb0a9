import type { Contract } from '../../../../shared/contract';
import { grantsOf } from '../../db/sql/users';
import { fail, ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { ownView } from './own-view';

/** Shows somebody in place what is on record about them. The log keeps that they were shown it. */
export const showOwnRecord: CommandUseCase<Contract['ownRecord']['show']> = async (tx, { personId }, ctx) => {
  const view = await ownView(tx, { ...ctx, grants: await grantsOf(tx, ctx.signer.userId) }, personId);
  if (view === null) return fail('PersonNotFound');
  ctx.audit({ action: 'ownRecord.show', entity: 'person', entityId: personId, personId, changes: [] });
  return ok(view);
};
