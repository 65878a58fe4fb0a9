import type { Contract } from '../../../../shared/contract';
import { departmentOf, type OrgUnit } from '../../../../shared/domain/organisation';
import type { Scope } from '../../../../shared/domain/permissions';
import { readyStates, worstState, type StandingState } from '../../../../shared/domain/state';
import { ok } from '../../../../shared/result';
import { allUnits } from '../../db/sql/organisation';
import { competencyNames } from '../../db/sql/competencies';
import { tallyOf, type TallyRow } from '../../db/sql/readiness';
import type { QueryUseCase } from '../context';
import { unitsOfDepartment } from './units-of-department';

export const readinessHeatmap: QueryUseCase<Contract['readiness']['heatmap']> = async (db, { asOf, departmentId, mandatoryOnly }, ctx) => {
  const day = asOf ?? ctx.today;
  const units = await allUnits(db, day);
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  const unitIds = unitsOfDepartment(units, departmentId);
  const tally = await tallyOf(db, { day, scope: ctx.scope, unitIds, personId: null }, mandatoryOnly);
  const cells = cellsOf(tally);
  const withCell = new Set(cells.map((cell) => cell.unitId));
  const required = new Set(cells.map((cell) => cell.competencyId));
  const columns = units
    .filter(({ unitId }) => withCell.has(unitId))
    .map(({ unitId, name }) => ({ unitId, name, departmentName: departmentOf(unitById, unitId)?.name ?? null }))
    .toSorted((a, b) => (a.departmentName ?? '').localeCompare(b.departmentName ?? '', 'en') || a.name.localeCompare(b.name, 'en'));
  const once = (rows: readonly TallyRow[]): number => rows.reduce((sum, row) => sum + row.once, 0);
  return ok({
    asOf: day,
    required: once(tally),
    ready: once(tally.filter((row) => readyStates.has(row.state))),
    departments: departmentsIn(units, ctx.scope),
    units: columns,
    competencies: (await competencyNames(db, day)).filter(({ competencyId }) => required.has(competencyId)),
    cells: cells.filter(({ unitId }) => unitById.has(unitId)),
  });
};

/** The departments to choose from: of a limited scope those that its units lie in. */
function departmentsIn(units: readonly OrgUnit[], scope: Scope): { departmentId: string; name: string }[] {
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  const seen = scope.kind === 'site' ? null : new Set(scope.unitIds.map((unitId) => departmentOf(unitById, unitId)?.unitId));
  return units
    .filter(({ unitId, kind }) => kind === 'department' && (seen === null || seen.has(unitId)))
    .map(({ unitId, name }) => ({ departmentId: unitId, name }));
}

interface Cell {
  readonly unitId: string;
  readonly competencyId: string;
  readonly worst: StandingState;
  readonly people: number;
  readonly ready: number;
  readonly countByState: Readonly<Partial<Record<StandingState, number>>>;
}

function cellsOf(tally: readonly TallyRow[]): Cell[] {
  const rowsByCell = new Map<string, TallyRow[]>();
  for (const row of tally) {
    const key = `${row.unitId} ${row.competencyId}`;
    const rows = rowsByCell.get(key);
    if (rows === undefined) rowsByCell.set(key, [row]);
    else rows.push(row);
  }
  return [...rowsByCell.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { unitId, competencyId } = first;
    const countByState = Object.fromEntries(rows.map((row) => [row.state, row.people]));
    const people = rows.reduce((sum, row) => sum + row.people, 0);
    const ready = rows.reduce((sum, row) => sum + (readyStates.has(row.state) ? row.people : 0), 0);
    return [{ unitId, competencyId, worst: worstState(rows.map((row) => row.state)), people, ready, countByState }];
  });
}
