import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { recordsPresent } from '../../db/sql/readiness';
import type { QueryUseCase } from '../context';

export const firstSteps: QueryUseCase<Contract['readiness']['firstSteps']> = async (db) => {
  const { people, competencies, requirements, assessments } = await recordsPresent(db);
  return ok({
    hasPeople: people === 1,
    hasCompetencies: competencies === 1,
    hasRequirements: requirements === 1,
    hasAssessments: assessments === 1,
  });
};
