import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { endFirstRating, openFirstRating } from '../../db/sql/first-ratings';
import type { CommandUseCase } from '../context';

/** Takes back a rating that waits for a second one: what it says never appears. */
export const withdrawFirst: CommandUseCase<Contract['assessments']['withdrawFirst']> = async (tx, { assessmentId, reason }, ctx) => {
  const first = await openFirstRating(tx, assessmentId);
  if (first === undefined) return fail('RatingNotFound');
  if (first.assessorUserId !== ctx.actor.userId) return fail('NotYours');
  const { personId } = first;
  const row = { assessmentId, reason, endedBy: ctx.actor.userId, endedAt: ctx.now.toISOString(), entryNumber: ctx.entry };
  await endFirstRating(tx, row);
  const changes = [{ entity: 'first_rating_end', entityId: assessmentId, personId, old: null, new: row }];
  ctx.audit({ action: 'assessments.withdrawFirst', entity: 'first_rating', entityId: assessmentId, personId, reason, changes });
  return ok({});
};
