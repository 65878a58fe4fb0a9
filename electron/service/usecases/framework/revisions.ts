import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { frameworkById, revisionsOf } from '../../db/sql/framework-library';
import type { QueryUseCase } from '../context';
import { revisionHeads } from './heads';

export const listRevisions: QueryUseCase<Contract['framework']['revisions']> = async (db, { frameworkId }, ctx) => {
  if ((await frameworkById(db, frameworkId)) === undefined) return fail('FrameworkNotFound');
  return ok({ revisions: await revisionHeads(db, await revisionsOf(db, frameworkId), ctx.today) });
};
