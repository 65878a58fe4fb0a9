import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { dueReview, everyReview } from './reviews';

export const listAccessReviews: QueryUseCase<Contract['access']['listReviews']> = async (db, _input, ctx) => {
  const reviews = await everyReview(db);
  return ok({ reviews, due: await dueReview(db, reviews, ctx) });
};
