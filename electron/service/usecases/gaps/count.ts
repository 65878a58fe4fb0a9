import type { Contract } from '../../../../shared/contract';
import { byGravity, gapSummaryDefinition, type GapGrouping } from '../../../../shared/domain/gap-summary';
import { departmentOf, type OrgUnit } from '../../../../shared/domain/organisation';
import type { RiskBand } from '../../../../shared/domain/risk';
import { ok } from '../../../../shared/result';
import { recordAt } from '../../db/as-known-at';
import type { Reader } from '../../db/schema';
import { jobRoleNames } from '../../db/sql/job-roles';
import { allUnits } from '../../db/sql/organisation';
import type { QueryUseCase } from '../context';
import { branchesBelow } from '../readiness/branches';
import { lookedAt } from './looked';
import { chosenBy, rankedGaps } from './ranked-gaps';
import { sumOfParts } from './sum-of-parts';

export const countGaps: QueryUseCase<Contract['gaps']['count']> = async (
  db,
  { by, causes, bands, competencyId, personId, ...filter },
  ctx,
) => {
  const looked = await lookedAt(db, ctx, filter, { competencyId, personId });
  const { day } = looked;
  const record = recordAt(db, looked.knownAt);
  const units = await allUnits(record, day);
  const branchOf = by === 'branch' ? branchesBelow(units, filter.unitId ?? filter.departmentId) : null;
  const ranked = await rankedGaps(db, looked, { by, branchOf, withMembers: true });
  const [all, ...parts] = sumOfParts(ranked, chosenBy(causes, bands));
  if (all === undefined) throw new Error('the whole was not counted');
  const told = await tellerOf(record, by, day, units);
  const groups = parts
    .filter(({ gaps }) => gaps > 0)
    .map(({ partId, ...sum }) => {
      const { hasMore, ...place } = told(partId);
      // What stands for a unit by itself leaves out what lies below it.
      const isUnitAlone = hasMore && (by === 'unit' || units.some((one) => one.parentId === partId && branchOf?.[one.unitId] !== partId));
      return { groupId: partId, ...place, hasMore: hasMore && !isUnitAlone, isUnitAlone, ...sum };
    })
    .toSorted((a, b) => byGravity(a.byBand, b.byBand) || b.score - a.score || a.name.localeCompare(b.name, 'en'));
  const again = (band: RiskBand): number => groups.reduce((sum, { byBand }) => sum + byBand[band].gaps, 0) - all.byBand[band].gaps;
  const { partId: _all, score: _score, ...whole } = all;
  return ok({
    asOf: day,
    rule: { revision: ranked.rule.revision, inForceFrom: ranked.rule.inForceFrom },
    definition: gapSummaryDefinition(by, day),
    all: whole,
    again: { high: again('high'), serious: again('serious'), medium: again('medium'), low: again('low') },
    without: parts.length - groups.length,
    groups,
  });
};

interface Place {
  readonly name: string;
  readonly departmentName: string | null;
  readonly hasMore: boolean;
}

/** Says of a group what it is called and where it lies. */
async function tellerOf(db: Reader, by: GapGrouping, day: string, units: readonly OrgUnit[]): Promise<(groupId: string) => Place> {
  if (by === 'role') {
    const names = await jobRoleNames(db, day);
    return (roleId) => ({ name: names.get(roleId) ?? roleId, departmentName: null, hasMore: false });
  }
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  const parents = new Set(units.map(({ parentId }) => parentId));
  return (unitId) => ({
    name: unitById.get(unitId)?.name ?? unitId,
    departmentName: by === 'unit' ? (departmentOf(unitById, unitId)?.name ?? null) : null,
    hasMore: parents.has(unitId),
  });
}
