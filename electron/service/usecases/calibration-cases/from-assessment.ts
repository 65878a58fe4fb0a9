import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { assessmentById } from '../../db/sql/assessments';
import type { QueryUseCase } from '../context';
import { maskedAssessment } from './masked-assessment';

export const caseFromAssessment: QueryUseCase<Contract['calibrationCases']['fromAssessment']> = async (db, { assessmentId }, ctx) => {
  const row = await assessmentById(db, assessmentId, ctx.scope, ctx.today);
  const masked = row === undefined ? null : await maskedAssessment(db, ctx.evidence, row);
  if (row === undefined || masked === null) return fail('AssessmentNotFound');
  ctx.noteRead(row.personId);
  const { competencyId, title, requiredLevel, material } = masked.prepared;
  return ok({ competencyId, day: row.performedOn, title, requiredLevel, material });
};
