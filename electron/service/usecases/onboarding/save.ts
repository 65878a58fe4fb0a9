import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { OnboardingLineRow } from '../../db/people-schema';
import { competencyOn } from '../../db/sql/competencies';
import { jobRoleById } from '../../db/sql/job-roles';
import { onboardingLinesOf } from '../../db/sql/onboarding-lines';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

/** Makes these lines the template of a role; those left out are retired, and what people owe by them stays owed. */
export const saveOnboarding: CommandUseCase<Contract['onboarding']['save']> = async (tx, { roleId, lines, reason }, ctx) => {
  if ((await jobRoleById(tx, roleId, ctx.today)) === undefined) return fail('RoleNotFound');
  const known = new Map((await onboardingLinesOf(tx, [roleId])).map((row) => [row.lineId, row]));
  const kept = new Set<string>();
  const rows: OnboardingLineRow[] = [];
  for (const [ordinal, { lineId, title, competencyId, dueDays, owner }] of lines.entries()) {
    if (lineId !== null && (!known.has(lineId) || kept.has(lineId))) return fail('LineNotFound');
    if (title === '' && competencyId === null) return fail('LineEmpty', { ordinal });
    const competency = competencyId === null ? undefined : await competencyOn(tx, competencyId, ctx.today);
    if (competencyId !== null && (competency === undefined || competency.isRetired)) return fail('CompetencyNotFound', { ordinal });
    if (lineId !== null) kept.add(lineId);
    rows.push({ lineId: lineId ?? ctx.makeId(), roleId, ordinal, title, competencyId, dueDays, owner, isRetired: 0 });
  }
  for (const row of known.values()) if (!kept.has(row.lineId)) rows.push({ ...row, isRetired: 1 });
  const changes = await writeVersions(tx, ctx.entry, 'onboarding_line', rows);
  if (changes.length === 0) return fail('Unchanged');
  ctx.audit({ action: 'onboarding.save', entity: 'job_role', entityId: roleId, reason, changes });
  return ok({ lines: lines.length });
};
