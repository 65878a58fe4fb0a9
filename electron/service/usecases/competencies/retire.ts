import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { competencyById } from '../../db/sql/competencies';
import { requiredBy } from '../../db/sql/requirements';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

/** Takes a competency out of use. It stays readable wherever it was used. */
export const retireCompetency: CommandUseCase<Contract['competencies']['retire']> = async (tx, { competencyId, reason }, ctx) => {
  const competency = await competencyById(tx, competencyId);
  if (competency === undefined) return fail('CompetencyNotFound');
  if (competency.isRetired === 1) return fail('CompetencyRetired');
  const lines = await requiredBy(tx, competencyId, ctx.today);
  const roles = [...new Set(lines.map((line) => line.roleName))];
  if (roles.length > 0) return fail('StillRequired', { roles });

  const changes = await writeVersions(tx, ctx.entry, 'competency', [{ ...competency, isRetired: 1 }]);
  ctx.audit({ action: 'competencies.retire', entity: 'competency', entityId: competencyId, reason, changes });
  return ok({});
};
