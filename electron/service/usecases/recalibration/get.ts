import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { resultsOf, accountsOfAssessor } from '../../db/sql/assessor-results';
import { accountById, grantsOf } from '../../db/sql/users';
import type { QueryUseCase } from '../context';
import { assessorProfile } from './profile';

type Recalibration = Contract['recalibration'];

export const getAssessor: QueryUseCase<Recalibration['get']> = async (db, { userId }, ctx) => {
  const account = await accountById(db, userId);
  return account === undefined ? fail('AccountNotFound') : ok(await assessorProfile(db, account, ctx.today));
};

/** What is known of oneself as an assessor: nobody needs a permission to read it. */
export const ownCalibration: QueryUseCase<Recalibration['own']> = async (db, _input, ctx) => {
  const account = await accountById(db, ctx.actor.userId);
  if (account === undefined) return ok({ profile: null });
  const { userId } = account;
  const isAssessor = (await grantsOf(db, userId)).some(({ role }) => role === 'assessor');
  const isMeasured = isAssessor || (await resultsOf(db, await accountsOfAssessor(db, userId))).length > 0;
  return ok({ profile: isMeasured ? await assessorProfile(db, account, ctx.today) : null });
};
