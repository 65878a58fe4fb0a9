import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { countObligations, listObligations } from '../../db/sql/obligations';
import type { QueryUseCase } from '../context';
import { shownObligations } from './shown-obligations';

export const findObligations: QueryUseCase<Contract['obligations']['list']> = async (db, input, ctx) => {
  const { personId, revisionId, own, state, offset, limit } = input;
  const actorPersonId = ctx.actor.personId;
  const counts = { open: 0, overdue: 0, done: 0, cancelled: 0 };
  // An account that belongs to nobody in the record owes nothing.
  if (own && actorPersonId === null) return ok({ obligations: [], total: 0, counts });
  const wanted = { personId, revisionId, ownPersonId: own ? actorPersonId : null };
  const view = { scope: ctx.scope, actorPersonId, today: ctx.today };
  const found = await countObligations(db, wanted, view);
  const rows = await listObligations(db, wanted, view, { state, offset, limit });
  if (personId !== null && rows.length > 0) ctx.noteRead(personId);
  const total = state === null ? found.open + found.done + found.cancelled : found[state];
  return ok({ obligations: await shownObligations(db, rows, ctx), total, counts: found });
};
