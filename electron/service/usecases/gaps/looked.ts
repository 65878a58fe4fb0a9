import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { recordAt } from '../../db/as-known-at';
import type { Reader } from '../../db/schema';
import { allUnits, unitsBelow } from '../../db/sql/organisation';
import type { Looked } from '../../db/sql/placed';
import type { ReadContext } from '../context';
import { unitsOfDepartment } from '../readiness/units-of-department';

/** Whose requirements a filter names on its day, within what the asker sees. A unit goes with everything below it, or is meant alone. */
export async function lookedAt(
  db: Reader,
  ctx: Pick<ReadContext, 'scope' | 'today'>,
  filter: ReadinessFilter & { readonly isUnitAlone?: boolean },
  { competencyId, personId }: Pick<Looked, 'competencyId' | 'personId'>,
): Promise<Looked> {
  const day = filter.asOf ?? ctx.today;
  const record = recordAt(db, filter.knownAt);
  const ofDepartment = unitsOfDepartment(await allUnits(record, day), filter.departmentId);
  const ofUnit =
    filter.unitId === null ? null : filter.isUnitAlone === true ? [filter.unitId] : await unitsBelow(record, [filter.unitId], day);
  const unitIds = ofUnit === null ? ofDepartment : ofUnit.filter((unitId) => ofDepartment === null || ofDepartment.includes(unitId));
  const { knownAt, roleId, mandatoryOnly } = filter;
  return { day, knownAt, scope: ctx.scope, unitIds, roleId, mandatoryOnly, competencyId, personId };
}
