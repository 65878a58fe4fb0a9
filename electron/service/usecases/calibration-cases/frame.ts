import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { ratingFrame } from './gold-case';

export const goldCaseFrame: QueryUseCase<Contract['calibrationCases']['frame']> = async (db, { competencyId, day }, ctx) => {
  const wanted = day ?? ctx.today;
  const frame = await ratingFrame(db, competencyId, wanted);
  return frame === null ? fail('CompetencyNotFound') : ok({ ...frame, day: wanted });
};
