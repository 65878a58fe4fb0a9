import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { dueReview, everyReview } from './reviews';

export const accessReviewDue: QueryUseCase<Contract['access']['reviewDue']> = async (db, _input, ctx) =>
  ok(await dueReview(db, await everyReview(db), ctx));
