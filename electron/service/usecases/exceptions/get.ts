import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { knownExceptions } from '../../db/sql/exceptions';
import type { QueryUseCase } from '../context';
import { shownExceptions, withSignatures } from './shown-exceptions';

export const getException: QueryUseCase<Contract['exceptions']['get']> = async (db, { exceptionId }, ctx) => {
  const [shown] = await shownExceptions(db, await knownExceptions(db, { exceptionId }, ctx.scope, ctx.today), ctx.today);
  if (shown === undefined) return fail('ExceptionNotFound');
  ctx.noteRead(shown.personId);
  return ok(await withSignatures(db, shown));
};
