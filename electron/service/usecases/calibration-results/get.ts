import type { Contract } from '../../../../shared/contract';
import { localDate } from '../../../../shared/domain/calendar';
import { isComparable } from '../../../../shared/domain/calibration/compare-figures';
import { scopeOf } from '../../../../shared/domain/permissions';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { consensusByCase, dissentsOf } from '../../db/sql/calibration-minutes';
import { resultsUpTo, type EarlierResult } from '../../db/sql/calibration-results';
import { casesOf, sessionsOfUser } from '../../db/sql/calibration-sessions';
import { contentOfCase } from '../../db/sql/rated-session';
import { seesAll } from '../calibration-sessions/seen-session';
import type { QueryUseCase, ReadContext } from '../context';
import { closedSession } from './closed-session';
import { keptResult, parsedResult } from './kept-result';
import { rewordingsOf } from './rewordings';

export const getResult: QueryUseCase<Contract['calibrationResults']['get']> = async (db, { sessionId }, ctx) => {
  const closed = await closedSession(db, ctx, sessionId);
  if (!closed.ok) return closed;
  const { session, rated, closedAt } = closed.value;
  const consensus = await consensusByCase(db, sessionId);
  const dissents = await dissentsOf(db, sessionId);
  const rows = new Map((await casesOf(db, sessionId)).map((row) => [row.caseId, row]));
  const result = await keptResult(db, sessionId);
  const may = (permission: 'calibration.run' | 'framework.edit'): boolean => scopeOf(ctx.grants, permission, ctx.actor.personId) !== null;
  const earlier = result === null ? [] : await earlierResults(db, ctx, sessionId, closedAt);
  return ok({
    sessionId,
    title: session.title,
    round: session.round,
    state: session.state,
    closedAt,
    members: rated.members.map(({ id: memberId, name }) => ({ memberId, name })),
    cases: rated.cases.map((one) => {
      const row = rows.get(one.caseId);
      if (row === undefined) throw new Error('a rated case has lost its row');
      const agreed = consensus.get(one.caseId);
      return {
        caseId: one.caseId,
        title: one.title,
        competencyId: one.competencyId,
        competencyCode: row.competencyCode,
        competencyTitle: row.competencyTitle,
        levels: contentOfCase(row).levels.map(({ level, code, name }) => ({ level, code, name })),
        requiredLevel: one.requiredLevel,
        goldLevel: one.gold?.level ?? null,
        consensusLevel: agreed?.level ?? null,
        isDiscussed: agreed !== undefined,
        dissents: dissents.filter(({ caseId }) => caseId === one.caseId).length,
        ratings: [...one.ratings].map(([memberId, { level }]) => ({ memberId, level })),
      };
    }),
    result,
    past: earlier
      .filter(({ content }) => result !== null && isComparable(parsedResult(content), result.content))
      .map((one) => heldSession(one, ctx.zone))
      .toReversed(),
    rewordings: result === null ? [] : await rewordingsOf(db, result.content, session.title),
    may: { compute: result === null && may('calibration.run'), propose: may('framework.edit') },
  });
};

/** Results before a session that the asker may see, the earliest first. */
export async function earlierResults(db: Reader, ctx: ReadContext, sessionId: string, closedAt: string): Promise<EarlierResult[]> {
  const { userId } = ctx.actor;
  const own = await sessionsOfUser(db, userId);
  const isSeen = (one: EarlierResult): boolean =>
    seesAll(ctx) || own.has(one.sessionId) || one.facilitatorUserId === userId || one.coFacilitatorUserId === userId;
  return (await resultsUpTo(db, closedAt)).filter((one) => one.sessionId !== sessionId && isSeen(one));
}

export const heldSession = ({ sessionId, title, round, closedAt }: EarlierResult, zone: string) => ({
  sessionId,
  title,
  round,
  closedOn: localDate(new Date(closedAt), zone),
});
