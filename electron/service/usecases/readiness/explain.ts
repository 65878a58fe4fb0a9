import type { Contract } from '../../../../shared/contract';
import { levelCode } from '../../../../shared/domain/scale';
import { standingOn, standingTimeline, type StandingFacts } from '../../../../shared/domain/standing';
import { standingReasons } from '../../../../shared/domain/standing-reasons';
import { fail, ok } from '../../../../shared/result';
import { competencyById } from '../../db/sql/competencies';
import { jobRoleNames } from '../../db/sql/job-roles';
import { personById } from '../../db/sql/people';
import { scaleById } from '../../db/sql/scales';
import { siteFacts } from '../../db/sql/site';
import { standingFacts } from '../../db/sql/standings';
import type { QueryUseCase } from '../context';

export const explainReadiness: QueryUseCase<Contract['readiness']['explain']> = async (db, { personId, competencyId, asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  if ((await personById(db, personId)) === undefined) return fail('PersonNotFound');
  const competency = await competencyById(db, competencyId);
  if (competency === undefined) return fail('CompetencyNotFound');
  const levels = (await scaleById(db, competency.scaleId))?.levels ?? [];
  const { expiringDays } = await siteFacts(db);
  const nothing: StandingFacts = { lines: [], assessments: [], validityMonths: competency.validityMonths, expiringDays };
  const facts = (await standingFacts(db, personId, competencyId, expiringDays)) ?? nothing;
  const nameByRole = await jobRoleNames(db);
  const reasons = standingReasons(facts, day, {
    level: (level) => levelCode(levels, level),
    role: (roleId) => nameByRole.get(roleId) ?? roleId,
  });
  const segment = standingTimeline(facts).find(({ from, until }) => from <= day && (until === null || day <= until));
  return ok({ state: standingOn(facts, day).state, until: segment?.until ?? null, reasons });
};
