import type { Contract } from '../../../../shared/contract';
import { sessionSetUp } from '../../../../shared/contract/calibration-sessions/shapes';
import { ok } from '../../../../shared/result';
import { allSessions, sessionsOfUser, sizesOfSessions } from '../../db/sql/calibration-sessions';
import { printedNames } from '../../db/sql/printed-names';
import type { QueryUseCase } from '../context';
import { seesAll } from './seen-session';

export const listSessions: QueryUseCase<Contract['calibrationSessions']['list']> = async (db, _input, ctx) => {
  const { userId } = ctx.actor;
  const own = await sessionsOfUser(db, userId);
  const all = await allSessions(db);
  const seen = seesAll(ctx)
    ? all
    : all.filter((one) => own.has(one.sessionId) || one.facilitatorUserId === userId || one.coFacilitatorUserId === userId);
  const sizes = await sizesOfSessions(db);
  const names = await printedNames(
    db,
    seen.map(({ facilitatorUserId }) => facilitatorUserId),
  );
  return ok({
    sessions: seen.map(({ sessionId, title, round, state, plannedOn, facilitatorUserId, setUp }) => {
      const wanted = sessionSetUp.parse(JSON.parse(setUp));
      const size = sizes.get(sessionId) ?? {
        members: wanted.members.length + wanted.guests.length,
        cases: wanted.cases.length,
        handedIn: 0,
      };
      return { sessionId, title, round, state, plannedOn, facilitator: names.get(facilitatorUserId) ?? facilitatorUserId, ...size };
    }),
  });
};
