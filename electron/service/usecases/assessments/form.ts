import type { Contract } from '../../../../shared/contract';
import { periodOn } from '../../../../shared/domain/people/employment';
import { effectiveRequirement } from '../../../../shared/domain/standing';
import { fail, ok } from '../../../../shared/result';
import { competencyOn } from '../../db/sql/competencies';
import { employmentsOf } from '../../db/sql/employments';
import { personHeader } from '../../db/sql/person-header';
import { pilotsOf } from '../../db/sql/pilots';
import { scaleOn } from '../../db/sql/scales';
import { siteFacts } from '../../db/sql/site';
import { standingFacts } from '../../db/sql/standing-facts';
import type { OutputOf, QueryUseCase } from '../context';
import { namedPrerequisites } from './prerequisites';

type Obstacle = OutputOf<Contract['assessments']['form']>['obstacles'][number];

export const assessmentForm: QueryUseCase<Contract['assessments']['form']> = async (db, { personId, competencyId }, ctx) => {
  const person = await personHeader(db, personId, ctx.today);
  if (person === undefined) return fail('PersonNotFound');
  const competency = await competencyOn(db, competencyId, ctx.today, await pilotsOf(db, personId, ctx.today));
  if (competency === undefined) return fail('CompetencyNotFound');
  const scale = await scaleOn(db, competency.content.scaleId, ctx.today);
  if (scale === null) throw new Error('a competency has lost its scale');
  const { expiringDays } = await siteFacts(db);
  const facts = await standingFacts(db, personId, competencyId, expiringDays);
  const required = facts === null ? null : effectiveRequirement(facts, ctx.today);
  const { steps, indicators, description } = competency.content;
  const obstacles: Obstacle[] = [];
  if (ctx.actor.personId === personId) obstacles.push('ownRecord');
  if (competency.isRetired) obstacles.push('competencyRetired');
  if (steps.length === 0) obstacles.push('noChecklist');
  const employment = periodOn(await employmentsOf(db, personId), ctx.today);
  return ok({
    person: { ...person, hiredOn: employment?.validFrom ?? null, leftOn: employment?.validTo ?? null },
    competency: {
      competencyId,
      version: competency.version,
      code: competency.code,
      title: competency.title,
      description,
      scale,
    },
    targetLevel: required?.level ?? scale.qualifyingLevel,
    isRequired: required !== null,
    steps,
    indicators,
    prerequisites: await namedPrerequisites(db, personId, competency.content.prerequisites, ctx.today),
    obstacles,
  });
};
