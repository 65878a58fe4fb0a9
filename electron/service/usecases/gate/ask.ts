import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { logSize } from '../../db/audit-size';
import type { QueryUseCase } from '../context';
import { loadQuestion } from './question';
import { shownAnswer } from './shown-answer';

export const askGate: QueryUseCase<Contract['gate']['ask']> = async (db, { day, ...asked }, ctx) => {
  const question = await loadQuestion(db, asked, day ?? ctx.today);
  if (!question.ok) return question;
  const lastEntry = await logSize(db);
  return ok({ ...(await shownAnswer(db, question.value)), at: ctx.now.toISOString(), zone: ctx.zone, lastEntry });
};
