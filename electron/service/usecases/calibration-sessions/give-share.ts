import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { CalibrationSessionRow, PanelMemberRow } from '../../db/calibration-schema';
import type { Tx } from '../../db/schema';
import { dropRatingDrafts, handInsOf, insertOpened, replaceAnswers } from '../../db/sql/calibration-ratings';
import { writeVersion } from '../../db/sql/versions';
import { openingWith } from '../../vault/sealed-box';
import { keyFromShares, openShare } from '../../vault/split-key';
import type { CommandContext, CommandUseCase } from '../context';
import { openAnswers, openRatings } from './open-ratings';
import { asMember } from './seen-session';
import { sessionKeyId } from './start';
import { dropShares, keepShares, sharesGiven } from './turns';

/**
 * Opens a member's share of the session's key and keeps it until the quorum is complete or the site is locked. With the last one the key
 * is put together, every rating is opened and the session is closed, all in this one transaction; then the key is wiped.
 */
export const giveShare: CommandUseCase<Contract['calibrationSessions']['giveShare']> = async (tx, { sessionId }, ctx) => {
  const found = await asMember(tx, ctx, sessionId, ['rating']);
  if (!found.ok) return found;
  const { session, panel, member } = found.value;
  const { memberId } = member;
  if ((await handInsOf(tx, sessionId)).length === 0) return fail('NobodyHandedIn');
  const given = sharesGiven(ctx, sessionId);
  if (given.has(memberId)) return fail('AlreadyGiven');
  const share = openShare(ctx.signer.open, member.share ?? '', sessionKeyId(ctx.siteId, sessionId), memberId);
  if (!share.ok) return fail('KeyReplaced');
  given.set(memberId, share.value);
  const count = { given: given.size, needed: session.quorum };
  if (given.size < session.quorum) {
    ctx.afterCommit(() => keepShares(ctx, sessionId, given));
    ctx.audit({ action: 'calibrationSessions.giveShare', entity: 'calibration_session', entityId: sessionId, changes: [] });
    return ok({ ...count, isClosed: false });
  }
  const key = await keyFromShares([...given.values()], session.publicKey ?? '');
  if (!key.ok) {
    dropShares(ctx, sessionId);
    share.value.fill(0);
    return fail('SharesDoNotOpen');
  }
  ctx.afterCommit(() => dropShares(ctx, sessionId));
  try {
    const closed = await close(tx, ctx, { session, panel, key: key.value });
    return closed.ok ? ok({ ...count, isClosed: true }) : closed;
  } finally {
    key.value.fill(0);
    share.value.fill(0); // the others' stay at hand where nothing could be opened, so that they need not give them again
  }
};

async function close(
  tx: Tx,
  ctx: CommandContext,
  { session, panel, key }: { readonly session: CalibrationSessionRow; readonly panel: readonly PanelMemberRow[]; readonly key: Buffer },
) {
  const { sessionId } = session;
  const open = openingWith(key);
  const sealed = { siteId: ctx.siteId, session, panel, entry: ctx.entry };
  const ratings = await openRatings(tx, open, sealed);
  if (!ratings.ok) return ratings;
  const answers = await openAnswers(tx, open, sealed);
  if (!answers.ok) return answers;
  await insertOpened(tx, ratings.value);
  await replaceAnswers(tx, sessionId, answers.value);
  await dropRatingDrafts(tx, sessionId, null);
  const changed = await writeVersion(tx, ctx.entry, 'calibration_session', {
    ...session,
    state: 'discussion',
    closedAt: ctx.now.toISOString(),
  });
  ctx.audit({
    action: 'calibrationSessions.close',
    entity: 'calibration_session',
    entityId: sessionId,
    changes: [
      ...(changed === null ? [] : [changed]),
      ...ratings.value.map((row) => ({
        entity: 'opened_rating',
        entityId: `${sessionId}/${row.caseId}/${row.memberId}`,
        personId: null,
        old: null,
        new: { ...row },
      })),
      ...answers.value.map((row) => ({
        entity: 'panel_answer',
        entityId: `${sessionId}/${row.ordinal}`,
        personId: null,
        old: null,
        new: { ...row },
      })),
    ],
  });
  return ok(null);
}
