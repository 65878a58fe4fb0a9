import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { draftsOf } from '../../db/sql/drafts';
import type { QueryUseCase } from '../context';

export const listDrafts: QueryUseCase<Contract['drafts']['list']> = async (db, _input, { actor }) =>
  ok({ drafts: await draftsOf(db, actor.userId) });
