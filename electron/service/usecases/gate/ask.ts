import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { recordAt } from '../../db/as-known-at';
import { logSize } from '../../db/audit-size';
import { entryTime } from '../../db/sql/entries-since';
import type { QueryUseCase } from '../context';
import { loadQuestion } from './question';
import { shownAnswer } from './shown-answer';

export const askGate: QueryUseCase<Contract['gate']['ask']> = async (db, { day, knownAt, ...asked }, ctx) => {
  const record = recordAt(db, knownAt);
  const question = await loadQuestion(record, asked, day ?? ctx.today);
  if (!question.ok) return question;
  const at = knownAt === null ? undefined : await entryTime(db, knownAt);
  const lastEntry = knownAt ?? (await logSize(db));
  return ok({ ...(await shownAnswer(record, question.value)), at: at ?? ctx.now.toISOString(), zone: ctx.zone, lastEntry });
};
