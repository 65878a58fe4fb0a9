import type { Contract } from '../../../../shared/contract';
import { z } from 'zod';
import { indicatorMark } from '../../../../shared/contract/calibration-sessions/shapes';
import { fail, ok } from '../../../../shared/result';
import { consensusByCase, dissentsOf } from '../../db/sql/calibration-minutes';
import { openedRatings } from '../../db/sql/calibration-ratings';
import { casesOf } from '../../db/sql/calibration-sessions';
import { printedNames } from '../../db/sql/printed-names';
import { contentOfCase, ratingOf } from '../../db/sql/rated-session';
import { accountById } from '../../db/sql/users';
import type { OutputOf, QueryUseCase } from '../context';
import { shownCase } from './begin-turn';
import { seenSession } from './seen-session';

type Board = Contract['calibrationSessions']['board'];
const marks = z.record(z.string(), indicatorMark);

/** Every case with what each member rated and what became of it. Before the closing there is nothing to show, to anybody. */
export const sessionBoard: QueryUseCase<Board> = async (db, { sessionId }, ctx) => {
  const found = await seenSession(db, ctx, sessionId);
  if (!found.ok) return found;
  const { session, panel } = found.value;
  if (session.closedAt === null) return fail('WrongState', { state: session.state });
  const opened = await openedRatings(db, sessionId);
  const consensus = await consensusByCase(db, sessionId);
  const dissents = await dissentsOf(db, sessionId);
  const nameOf = new Map(panel.map(({ memberId, name }) => [memberId, name]));
  const deciders = await printedNames(
    db,
    [...consensus.values()].map(({ decidedBy }) => decidedBy),
  );
  const members: OutputOf<Board>['members'] = [];
  for (const { memberId, name, userId, role } of panel)
    if (role === 'member')
      members.push({ memberId, name, login: userId === null ? null : ((await accountById(db, userId))?.login ?? null) });
  const cases = (await casesOf(db, sessionId)).map((row) => {
    const decided = consensus.get(row.caseId);
    return {
      ...shownCase(row),
      title: row.title,
      gold: contentOfCase(row).gold,
      ratings: members.flatMap(({ memberId }) => {
        const own = opened.find((one) => one.caseId === row.caseId && one.memberId === memberId);
        return own === undefined ? [] : [{ memberId, rating: ratingOf(own.rating) }];
      }),
      consensus:
        decided === undefined
          ? null
          : {
              level: decided.level,
              indicators: marks.parse(JSON.parse(decided.indicators)),
              reason: decided.reason,
              seconds: decided.seconds,
              decidedBy: deciders.get(decided.decidedBy) ?? decided.decidedBy,
              decidedAt: decided.decidedAt,
            },
      dissents: dissents
        .filter(({ caseId }) => caseId === row.caseId)
        .map(({ dissentId, memberId, statement, recordedAt }) => ({
          dissentId,
          memberId,
          name: nameOf.get(memberId) ?? memberId,
          statement,
          recordedAt,
        })),
    };
  });
  return ok({ members, cases });
};
