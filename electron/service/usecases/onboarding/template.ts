import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { competencyHeads } from '../../db/sql/competency-heads';
import { jobRoleById } from '../../db/sql/job-roles';
import { onboardingLinesOf } from '../../db/sql/onboarding-lines';
import type { QueryUseCase } from '../context';

export const onboardingTemplate: QueryUseCase<Contract['onboarding']['template']> = async (db, { roleId }, ctx) => {
  if ((await jobRoleById(db, roleId, ctx.today)) === undefined) return fail('RoleNotFound');
  const lines = await onboardingLinesOf(db, [roleId]);
  const heads = await competencyHeads(
    db,
    lines.flatMap(({ competencyId }) => (competencyId === null ? [] : [competencyId])),
    ctx.today,
  );
  return ok({
    lines: lines.map(({ lineId, title, competencyId, dueDays, owner }) => {
      const head = heads.get(competencyId ?? '');
      return { lineId, title, competencyId, dueDays, owner, competencyCode: head?.code ?? '', competencyTitle: head?.title ?? '' };
    }),
  });
};
