import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { reviewList } from './review-list';

export const prepareAccessReview: QueryUseCase<Contract['access']['prepareReview']> = async (db, _input, { actor, today }) =>
  ok(await reviewList(db, actor, today));
