import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { sealDraft } from '../../db/sealed-rating';
import { handInsOf, saveRatingDraft } from '../../db/sql/calibration-ratings';
import { sessionById } from '../../db/sql/calibration-sessions';
import type { Reader } from '../../db/schema';
import { guestHandIns, guestRaters } from '../../db/sql/guest-sessions';
import type { DraftUseCase } from '../context';
import { dropTurn, turnOf, type Turn } from './turns';

export const saveRatingOfTurn: DraftUseCase<Contract['calibrationSessions']['saveDraft']> = async (tx, { turnId, caseId, rating }, ctx) => {
  const turn = turnOf(ctx, turnId);
  if (turn === null) return fail('TurnEnded');
  const { sessionId, memberId, openingPublicKey, widest } = turn;
  const room = widest.get(caseId);
  if (room === undefined) return fail('CaseNotFound');
  if (await isOver(tx, turn)) return fail('TurnEnded');
  const box = sealDraft(openingPublicKey, { siteId: ctx.siteId, sessionId, caseId, memberId }, rating, room);
  const savedAt = ctx.now.toISOString();
  await saveRatingDraft(tx, { sessionId, memberId, caseId, box, savedAt });
  return ok({ savedAt });
};

export const endTurn: DraftUseCase<Contract['calibrationSessions']['endTurn']> = async (_tx, { turnId }, ctx) => {
  dropTurn(ctx, turnId);
  return ok({});
};

async function isOver(db: Reader, { sessionId, memberId, isGuest }: Turn): Promise<boolean> {
  if (isGuest === true) return (await guestRaters(db)).get(sessionId)?.userId !== memberId || (await guestHandIns(db)).has(sessionId);
  const isRated = (await sessionById(db, sessionId))?.state !== 'rating';
  return isRated || (await handInsOf(db, sessionId)).some((one) => one.memberId === memberId);
}
