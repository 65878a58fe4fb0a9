import type { Contract } from '../../../../shared/contract';
import { thresholdRule } from '../../../../shared/contract/calibration-thresholds';
import { ok } from '../../../../shared/result';
import { thresholdRevisions, thresholdsNow } from '../../db/sql/calibration-thresholds';
import type { QueryUseCase } from '../context';
import { shownRevisions } from '../signatures/rule-revisions';

export const getThresholds: QueryUseCase<Contract['thresholds']['get']> = async (db) => {
  const shown = await shownRevisions(db, 'calibration_threshold', await thresholdRevisions(db), (written) => thresholdRule.parse(written));
  return ok({ ...(await thresholdsNow(db)), ...shown });
};
