import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { dropRatingDrafts } from '../../db/sql/calibration-ratings';
import { writeVersion } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { facilitated } from './seen-session';
import { dropShares } from './turns';

/** Ends a session without minutes. What was handed in stays as it is, sealed if it was never opened. */
export const abandonSession: CommandUseCase<Contract['calibrationSessions']['abandon']> = async (tx, { sessionId, reason }, ctx) => {
  const found = await facilitated(tx, ctx, sessionId, ['setUp', 'rating', 'discussion', 'signing']);
  if (!found.ok) return found;
  const next = { ...found.value.session, state: 'abandoned' as const, endReason: reason };
  const change = await writeVersion(tx, ctx.entry, 'calibration_session', next);
  await dropRatingDrafts(tx, sessionId, null);
  ctx.afterCommit(() => dropShares(ctx, sessionId));
  ctx.audit({
    action: 'calibrationSessions.abandon',
    entity: 'calibration_session',
    entityId: sessionId,
    reason,
    changes: change === null ? [] : [change],
  });
  return ok({});
};
