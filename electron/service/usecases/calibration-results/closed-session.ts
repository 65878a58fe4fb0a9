import type { RatedSession } from '../../../../shared/domain/calibration/rating';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { CalibrationSessionRow, PanelMemberRow } from '../../db/calibration-schema';
import type { Reader } from '../../db/schema';
import { ratedSession } from '../../db/sql/rated-session';
import { seenSession } from '../calibration-sessions/seen-session';
import type { ReadContext } from '../context';

export interface ClosedSession {
  readonly session: CalibrationSessionRow;
  readonly panel: readonly PanelMemberRow[];
  readonly closedAt: string;
  readonly rated: RatedSession;
}

type Refused = Failure<'SessionNotFound', undefined> | Failure<'NotClosed', undefined>;

/** A session that the asker may see and whose ratings have been opened. */
export async function closedSession(db: Reader, ctx: ReadContext, sessionId: string): Promise<Result<ClosedSession, Refused>> {
  const seen = await seenSession(db, ctx, sessionId);
  if (!seen.ok) return seen;
  const { session, panel } = seen.value;
  const rated = await ratedSession(db, sessionId);
  return rated === null || session.closedAt === null
    ? fail<'NotClosed'>('NotClosed')
    : ok({ session, panel, closedAt: session.closedAt, rated });
}
