import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { caseMaterial } from '../../../../shared/contract/case-material';
import { indicatorMarks } from '../../../../shared/domain/calibration/rating';
import { localDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { agreedCase } from '../../db/sql/calibration-cases';
import type { QueryUseCase } from '../context';

const marks = z.record(z.string(), z.enum(indicatorMarks));

export const caseFromSession: QueryUseCase<Contract['calibrationCases']['fromSession']> = async (db, { sessionId, caseId }, ctx) => {
  const agreed = await agreedCase(db, sessionId, caseId);
  if (agreed === undefined) return fail('CaseNotFound');
  return ok({
    competencyId: agreed.competencyId,
    day: localDate(new Date(agreed.startedAt), ctx.zone),
    title: agreed.title,
    requiredLevel: agreed.requiredLevel,
    material: caseMaterial.parse(JSON.parse(agreed.material)),
    rating: { level: agreed.level, indicators: marks.parse(JSON.parse(agreed.indicators)), cited: [], comment: agreed.reason },
  });
};
