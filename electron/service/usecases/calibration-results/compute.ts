import type { Contract } from '../../../../shared/contract';
import { sessionResult, type SessionResult } from '../../../../shared/contract/calibration-figures';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import type { RatedSession } from '../../../../shared/domain/calibration/rating';
import { fail, ok } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import { insertResult } from '../../db/sql/calibration-results';
import type { Tx } from '../../db/schema';
import { resultOf } from '../../db/sql/calibration-ratings';
import { sessionById } from '../../db/sql/calibration-sessions';
import { ratedSession } from '../../db/sql/rated-session';
import { runJob } from '../../jobs/run-job';
import { commitForSession } from '../../station/commit-for-session';
import { RefusedOnTheWay } from '../../station/refused-on-the-way';
import { signedIn, stillSignedIn } from '../../station/signed-in';
import type { Session, Station } from '../../station/station';
import { whileSession } from '../../station/while-session';
import type { CommandContext, OutputOf, StationUseCase } from '../context';

type Compute = Contract['calibrationResults']['compute'];
type ComputeEvent = OutputOf<Compute> extends AsyncIterable<infer E> ? E : never;

/**
 * The figures are a function of the opened ratings alone, which nobody can change: whenever they are computed they are the same, to the byte. What is locked is therefore
 * what the closing settled, even where the work was cancelled and begun again.
 */
export const computeResult: StationUseCase<Compute> = async (station, { sessionId }, { signal }) => {
  const { open, session } = signedIn(station);
  if ((await sessionById(open.db, sessionId)) === undefined) return fail('SessionNotFound');
  const rated = await ratedSession(open.db, sessionId);
  if (rated === null) return fail('NotClosed');
  if ((await resultOf(open.db, sessionId)) !== undefined) return fail('AlreadyComputed');
  return ok(events(station, session, rated, signal));
};

async function* events(
  station: Station,
  session: Session,
  rated: RatedSession,
  signal: AbortSignal | undefined,
): AsyncGenerator<ComputeEvent, void> {
  const work = whileSession(station, session, signal);
  const job = runJob(station.platform, { worker: 'calibration-worker', input: { rated }, output: sessionResult, signal: work.signal });
  try {
    for (let step = await job.next(); ; step = await job.next()) {
      if (step.done !== true) {
        yield { kind: 'progress', ...step.value };
        continue;
      }
      return yield { kind: 'done', digest: await lock(station, session, step.value) };
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  } finally {
    work.letGo();
  }
}

async function lock(station: Station, session: Session, result: SessionResult): Promise<string> {
  await station.alone(async () => {
    const { open } = stillSignedIn(station, session);
    await commitForSession(station, open, session, (tx, ctx) => lockResult(tx, ctx, result));
  });
  return contentDigest({ ...result });
}

/** Keeps the figures of a session as they were computed, with their entry in the log. */
export async function lockResult(tx: Tx, ctx: CommandContext, result: SessionResult) {
  const { sessionId } = result;
  // Somebody else may have been quicker.
  if ((await resultOf(tx, sessionId)) !== undefined) throw new RefusedOnTheWay(fail('AlreadyComputed').failure);
  const content = canonicalJson({ ...result });
  const row = {
    sessionId,
    content,
    contentDigest: contentDigest({ ...result }),
    computedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertResult(tx, row);
  ctx.audit({
    action: 'calibrationResults.compute',
    entity: 'calibration_session',
    entityId: sessionId,
    changes: [{ entity: 'session_result', entityId: sessionId, old: null, new: row }],
  });
  return ok(undefined);
}
