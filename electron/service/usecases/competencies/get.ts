import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { authorOfEntry, competencyById, competencyVersion, indicatorsOf, stepsOf } from '../../db/sql/competencies';
import { requiredBy } from '../../db/sql/requirements';
import { scaleById } from '../../db/sql/scales';
import type { QueryUseCase } from '../context';

export const getCompetency: QueryUseCase<Contract['competencies']['get']> = async (db, { competencyId }, ctx) => {
  const competency = await competencyById(db, competencyId);
  if (competency === undefined) return fail('CompetencyNotFound');
  const scale = await scaleById(db, competency.scaleId);
  if (scale === null) throw new Error('a competency has lost its scale');
  const [version, indicators, steps, lines] = await Promise.all([
    competencyVersion(db, competencyId),
    indicatorsOf(db, competencyId),
    stepsOf(db, competencyId),
    requiredBy(db, competencyId, ctx.today),
  ]);
  return ok({
    ...competency,
    version,
    lastChange: await authorOfEntry(db, version),
    isRetired: competency.isRetired === 1,
    scale,
    indicators,
    steps: steps.map((step) => ({ ...step, isCritical: step.isCritical === 1 })),
    requiredBy: lines.map((line) => ({ ...line, isMandatory: line.isMandatory === 1 })),
  });
};
