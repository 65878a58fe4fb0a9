import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { dropRatingDrafts } from '../../db/sql/calibration-ratings';
import { guestHandIns, guestRaters, guestSessionById, insertGuestRater } from '../../db/sql/guest-sessions';
import { accountById, attestedKey, grantsOf } from '../../db/sql/users';
import type { CommandUseCase } from '../context';

/** Says who rates a session of another site here. Chosen anew, what the one before had saved is gone: it was sealed to them alone. */
export const chooseRater: CommandUseCase<Contract['guestSessions']['chooseRater']> = async (tx, { guestId, userId, reason }, ctx) => {
  if ((await guestSessionById(tx, guestId)) === undefined) return fail('SessionNotFound');
  if ((await guestHandIns(tx)).has(guestId)) return fail('AlreadyHandedIn');
  if ((await accountById(tx, userId))?.isActive !== 1) return fail('UserNotFound');
  if (!(await grantsOf(tx, userId)).some(({ role }) => role === 'assessor')) return fail('NotAnAssessor');
  if ((await attestedKey(tx, userId)) === undefined) return fail('MemberHasNoKey');
  const before = (await guestRaters(tx)).get(guestId);
  if (before?.userId === userId) return fail('Unchanged');
  const revision = (before?.revision ?? 0) + 1;
  const chosenAt = ctx.now.toISOString();
  const row = { guestId, revision, userId, reason, chosenBy: ctx.actor.userId, chosenAt, entryNumber: ctx.entry };
  await insertGuestRater(tx, row);
  if (before !== undefined) await dropRatingDrafts(tx, guestId, before.userId);
  ctx.audit({
    action: 'guestSessions.chooseRater',
    entity: 'guest_session',
    entityId: guestId,
    reason,
    changes: [{ entity: 'guest_rater', entityId: `${guestId}/${revision}`, personId: null, old: null, new: row }],
  });
  return ok({});
};
