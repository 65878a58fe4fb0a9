import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { nextRoundOf } from '../../db/sql/calibration-sessions';
import { writeVersion } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { newSession } from './save';
import { facilitated } from './seen-session';

/** A session that has ended is never opened again: what it said stands, and a new round of it begins anew. */
export const newRound: CommandUseCase<Contract['calibrationSessions']['newRound']> = async (tx, { sessionId, plannedOn, reason }, ctx) => {
  const found = await facilitated(tx, ctx, sessionId, ['final', 'abandoned']);
  if (!found.ok) return found;
  const { session } = found.value;
  const later = await nextRoundOf(tx, sessionId);
  if (later !== null) return fail('HasNewRound', { sessionId: later });
  const next = {
    ...session,
    ...newSession(ctx.makeId(), ctx.actor.userId, ctx.now.toISOString()),
    round: session.round + 1,
    previousSessionId: sessionId,
    plannedOn,
  };
  const change = await writeVersion(tx, ctx.entry, 'calibration_session', next);
  ctx.audit({
    action: 'calibrationSessions.newRound',
    entity: 'calibration_session',
    entityId: next.sessionId,
    reason,
    validFrom: plannedOn,
    changes: change === null ? [] : [change],
  });
  return ok({ sessionId: next.sessionId });
};
