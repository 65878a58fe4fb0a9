import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { goldCases } from '../../db/sql/calibration-cases';
import type { QueryUseCase } from '../context';
import { goldCaseHeads } from './gold-case-heads';

export const listGoldCases: QueryUseCase<Contract['calibrationCases']['list']> = async (db, wanted) => {
  const heads = await goldCaseHeads(db, await goldCases(db, wanted));
  return ok({ cases: heads.toSorted((a, b) => a.competencyCode.localeCompare(b.competencyCode) || a.title.localeCompare(b.title)) });
};
