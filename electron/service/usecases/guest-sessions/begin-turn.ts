import type { Contract } from '../../../../shared/contract';
import type { ShownCase } from '../../../../shared/contract/calibration-sessions/shapes';
import { fail, ok } from '../../../../shared/result';
import { openDraft, widestMarks } from '../../db/sealed-rating';
import { guestRulesContent, guestRulesRecord } from '../../db/signed-guest';
import { ratingDrafts } from '../../db/sql/calibration-ratings';
import { guestHandIns } from '../../db/sql/guest-sessions';
import { signaturesOf } from '../../db/sql/signatures';
import { keepTurn, type Turn } from '../calibration-sessions/turns';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { asRater, guestContent } from './guest-content';

/** Shows the cases of another site to who was chosen to rate them, with what was saved before, which nobody else can open. */
export const beginGuestTurn: CommandUseCase<Contract['guestSessions']['beginTurn']> = async (
  tx,
  { sessionId: guestId, acknowledges },
  ctx,
) => {
  const found = await asRater(tx, ctx, guestId);
  if (!found.ok) return found;
  if ((await guestHandIns(tx)).has(guestId)) return fail('AlreadyHandedIn');
  const { userId, printedName: name, openingPublicKey } = ctx.signer;
  const hasAcknowledged = (await signaturesOf(tx, guestRulesRecord, guestId)).some((one) => one.userId === userId);
  if (!hasAcknowledged && !acknowledges) return fail('GroundRulesNotAcknowledged');
  const { cases } = guestContent(found.value);
  const saved = new Map((await ratingDrafts(tx, guestId, userId)).map((draft) => [draft.caseId, draft.box]));
  const drafts = cases.flatMap(({ caseId }) => {
    const box = saved.get(caseId);
    const place = { siteId: ctx.siteId, sessionId: guestId, caseId, memberId: userId };
    const rating = box === undefined ? null : openDraft(ctx.signer.open, place, box);
    return rating === null ? [] : [{ caseId, rating }];
  });
  const turn: Turn = {
    turnId: ctx.makeId(),
    sessionId: guestId,
    memberId: userId,
    openingPublicKey,
    widest: new Map(cases.map((one) => [one.caseId, widestOfShown(one)])),
    isGuest: true,
  };
  const signature = hasAcknowledged
    ? null
    : await signRecord(tx, ctx, {
        recordType: guestRulesRecord,
        recordId: guestId,
        revision: 1,
        content: guestRulesContent(found.value),
        meaning: 'Acknowledged the ground rules',
      });
  ctx.afterCommit(() => keepTurn(ctx, turn));
  ctx.audit({
    action: 'guestSessions.beginTurn',
    entity: 'guest_session',
    entityId: guestId,
    changes:
      signature === null
        ? []
        : [{ entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } }],
  });
  return ok({ turnId: turn.turnId, memberId: userId, name, cases, drafts, question: null, minimumGroup: null });
};

export function widestOfShown({ indicators, material }: ShownCase): number {
  return widestMarks({ indicatorIds: indicators.map(({ id }) => id), pieceIds: material.pieces.map(({ pieceId }) => pieceId) });
}
