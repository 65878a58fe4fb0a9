import type { Contract } from '../../../../shared/contract';
import { periodOn } from '../../../../shared/domain/people/employment';
import { effectiveRequirement } from '../../../../shared/domain/standing';
import { fail, ok } from '../../../../shared/result';
import { points } from '../../../../shared/contract/assessment-input';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { assessmentById, questionSetsOf } from '../../db/sql/assessments';
import { competencyOn } from '../../db/sql/competencies';
import { tasksOfCompetency } from '../../db/sql/competency-tasks';
import { employmentsOf } from '../../db/sql/employments';
import { personHeader } from '../../db/sql/person-header';
import { pilotsOf } from '../../db/sql/pilots';
import { scaleOn } from '../../db/sql/scales';
import { siteFacts } from '../../db/sql/site';
import { standingFacts } from '../../db/sql/standing-facts';
import type { Reader } from '../../db/schema';
import type { OutputOf, QueryUseCase } from '../context';
import { checklistDayOf } from './checklist-day';
import { namedPrerequisites } from './prerequisites';

type Obstacle = OutputOf<Contract['assessments']['form']>['obstacles'][number];

export const assessmentForm: QueryUseCase<Contract['assessments']['form']> = async (db, { personId, competencyId, amends }, ctx) => {
  const person = await personHeader(db, personId, ctx.today);
  if (person === undefined) return fail('PersonNotFound');
  const amended = amends === null ? undefined : await assessmentById(db, amends, ctx.scope, ctx.today);
  const isOther = amended?.personId !== personId || amended.competencyId !== competencyId;
  if (amends !== null && isOther) return fail('AssessmentNotFound');
  const day = amended === undefined ? ctx.today : await checklistDayOf(db, amended);
  const competency = await competencyOn(db, competencyId, day, await pilotsOf(db, personId, day));
  if (competency === undefined) return fail('CompetencyNotFound');
  const scale = await scaleOn(db, competency.content.scaleId, day);
  if (scale === null) throw new Error('a competency has lost its scale');
  const { expiringDays } = await siteFacts(db);
  const facts = await standingFacts(db, personId, competencyId, expiringDays);
  const required = facts === null ? null : effectiveRequirement(facts, ctx.today);
  const { steps, indicators, description, isSequenceEnforced, sufficiency } = competency.content;
  const obstacles: Obstacle[] = [];
  if (ctx.actor.personId === personId) obstacles.push('ownRecord');
  if (competency.isRetired) obstacles.push('competencyRetired');
  if (steps.length === 0 && indicators.length === 0 && competency.content.type !== 'knowledge') obstacles.push('noChecklist');
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
      isSequenceEnforced,
    },
    tasks: await tasksOfCompetency(db, competencyId, ctx.today),
    questionSets: await questionSets(db, competencyId),
    lateAfterHours: (await assessmentPolicyOn(db)).lateAfterHours,
    zone: ctx.zone,
    targetLevel: required?.level ?? scale.qualifyingLevel,
    isRequired: required !== null,
    steps,
    indicators,
    secondRatingLevels: amends !== null ? [] : sufficiency.flatMap((entry) => (entry.secondAssessor ? [entry.level] : [])),
    prerequisites: await namedPrerequisites(db, personId, competency.content.prerequisites, ctx.today),
    obstacles,
  });
};

/** Each question set once, as it was last used. */
async function questionSets(db: Reader, competencyId: string): Promise<OutputOf<Contract['assessments']['form']>['questionSets']> {
  const used = (await questionSetsOf(db, competencyId)).map((text) => points.omit({ score: true }).parse(JSON.parse(text)));
  return used.filter((one, index) => used.findIndex(({ questionSetId }) => questionSetId === one.questionSetId) === index);
}
