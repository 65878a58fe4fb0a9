import type { Contract } from '../../../../shared/contract';
import { effectiveRequirement } from '../../../../shared/domain/standing';
import { fail, ok } from '../../../../shared/result';
import { competencyById, competencyVersion, indicatorsOf, stepsOf } from '../../db/sql/competencies';
import { employmentOf, personHeader } from '../../db/sql/person-header';
import { scaleById } from '../../db/sql/scales';
import { siteFacts } from '../../db/sql/site';
import { standingFacts } from '../../db/sql/standings';
import type { OutputOf, QueryUseCase } from '../context';

type Obstacle = OutputOf<Contract['assessments']['form']>['obstacles'][number];

export const assessmentForm: QueryUseCase<Contract['assessments']['form']> = async (db, { personId, competencyId }, ctx) => {
  const person = await personHeader(db, personId, ctx.today);
  const employment = await employmentOf(db, personId);
  if (person === undefined || employment === undefined) return fail('PersonNotFound');
  const competency = await competencyById(db, competencyId);
  if (competency === undefined) return fail('CompetencyNotFound');
  const scale = await scaleById(db, competency.scaleId);
  if (scale === null) throw new Error('a competency has lost its scale');
  const { expiringDays } = await siteFacts(db);
  const facts = await standingFacts(db, personId, competencyId, expiringDays);
  const required = facts === null ? null : effectiveRequirement(facts, ctx.today);
  const steps = await stepsOf(db, competencyId);
  const obstacles: Obstacle[] = [];
  if (ctx.actor.personId === personId) obstacles.push('ownRecord');
  if (competency.isRetired === 1) obstacles.push('competencyRetired');
  if (steps.length === 0) obstacles.push('noChecklist');
  return ok({
    person: { ...person, ...employment },
    competency: {
      competencyId,
      version: await competencyVersion(db, competencyId),
      code: competency.code,
      title: competency.title,
      description: competency.description,
      scale,
    },
    targetLevel: required?.level ?? scale.qualifyingLevel,
    isRequired: required !== null,
    steps: steps.map(({ stepId, level, text, isCritical }) => ({ stepId, level, text, isCritical: isCritical === 1 })),
    indicators: await indicatorsOf(db, competencyId),
    obstacles,
  });
};
