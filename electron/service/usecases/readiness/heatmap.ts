import type { Contract } from '../../../../shared/contract';
import { confidenceCounts, confidenceDefinition, type ConfidenceCounts } from '../../../../shared/domain/assessor-confidence';
import { addMonths, endOfMonth } from '../../../../shared/domain/calendar';
import { ageLimits, lapseLimits, type HeatmapColumns, type HeatmapMode } from '../../../../shared/domain/heatmap';
import { departmentOf, type OrgUnit } from '../../../../shared/domain/organisation';
import { readyStates, standingStates, worstState } from '../../../../shared/domain/state';
import { ok } from '../../../../shared/result';
import { recordAt } from '../../db/as-known-at';
import { assessorCalibrations } from '../../db/sql/assessor-calibrations';
import { competencyNames } from '../../db/sql/competencies';
import { jobRoleNames } from '../../db/sql/job-roles';
import { allUnits } from '../../db/sql/organisation';
import type { Reader } from '../../db/schema';
import { readinessOf } from '../../readiness/engine';
import type { Measure } from '../../readiness/measures';
import { cellsIn, type CountedCell, type CountedDay, type Question } from '../../readiness/questions';
import type { QueryUseCase } from '../context';
import { askedBy } from './asked';
import { branchesBelow } from './branches';
import { departmentsIn } from './departments-in';

export const readinessHeatmap: QueryUseCase<Contract['readiness']['heatmap']> = async (db, input, ctx) => {
  const day = input.asOf ?? ctx.today;
  const { by, mode, knownAt } = input;
  const record = recordAt(db, knownAt);
  const units = await allUnits(record, day);
  const branchOf = by === 'branch' ? branchesBelow(units, input.unitId ?? input.departmentId) : null;
  const question: Question = {
    ...askedBy(input, units, ctx.scope),
    days: by === 'month' ? monthEnds(day) : [day],
    knownAt,
    measure: { kind: 'state' },
    by: by === 'month' ? 'all' : by,
    branchOf,
  };
  const engine = readinessOf(db);
  const counted = await engine.count(question);
  const measure = await measureOf(db, mode, knownAt);
  const byBucket = measure === null ? null : await engine.count({ ...question, measure });
  const bucketsOf = byBucket === null ? null : cellsOf(byBucket, by);
  const ofDay = by === 'month' ? await engine.count({ ...question, days: [day] }) : counted;
  const cells = [...cellsOf(counted, by)].map(([key, { columnId, competencyId, counts }]) => {
    const byState = standingStates.map((state, index) => [state, counts[index] ?? 0] as const).filter(([, count]) => count > 0);
    const sum = (rows: typeof byState): number => rows.reduce((total, [, count]) => total + count, 0);
    return {
      columnId,
      competencyId,
      worst: worstState(byState.map(([state]) => state)),
      people: sum(byState),
      ready: sum(byState.filter(([state]) => readyStates.has(state))),
      countByState: Object.fromEntries(byState),
      buckets: bucketsOf === null ? null : [...(bucketsOf.get(key)?.counts ?? [])],
    };
  });
  const shown = new Set(cells.map(({ columnId }) => columnId));
  const columns = (await columnsOf(record, by, day, units)).filter(({ columnId }) => shown.has(columnId));
  const isListed = new Set(columns.map(({ columnId }) => columnId));
  const required = new Set(cells.map(({ competencyId }) => competencyId));
  return ok({
    asOf: day,
    ...metIn(ofDay),
    confidence: mode === 'confidence' ? { counts: onceOn(byBucket, day), definition: confidenceDefinition(day) } : null,
    departments: departmentsIn(units, ctx.scope),
    columns,
    competencies: (await competencyNames(record, day)).filter(({ competencyId }) => required.has(competencyId)),
    cells: cells.filter(({ columnId }) => isListed.has(columnId)),
  });
};

/** What a mode counts beside states; null: nothing. */
async function measureOf(db: Reader, mode: HeatmapMode, knownAt: number | null): Promise<Measure | null> {
  switch (mode) {
    case 'state':
    case 'cover':
      return null;
    case 'level':
    case 'gap':
      return { kind: mode };
    case 'lapse':
      return { kind: mode, limits: lapseLimits };
    case 'age':
      return { kind: mode, limits: ageLimits };
    case 'confidence':
      return { kind: mode, calibrations: await assessorCalibrations(db, knownAt) };
  }
}

/** Each person and competency of a day once. */
function onceOn(days: readonly CountedDay[] | null, day: string): ConfidenceCounts {
  return confidenceCounts(days?.find((one) => one.day === day)?.once ?? []);
}

/** The last days of the six months before a day, the day itself, and the last days of the months from its own on for a year. */
function monthEnds(day: string): string[] {
  const end = (months: number): string => endOfMonth(addMonths(`${day.slice(0, 7)}-01`, months));
  const before = Array.from({ length: 6 }, (_, index) => end(index - 6));
  const after = Array.from({ length: 12 }, (_, index) => end(index)).filter((one) => one > day);
  return [...before, day, ...after];
}

type Cell = CountedCell & { readonly columnId: string };

/** Of one day by group, of several by day. */
function cellsOf(days: readonly CountedDay[], by: HeatmapColumns): Map<string, Cell> {
  return new Map(
    days.flatMap((counted) =>
      Array.from(cellsIn(counted), (cell): [string, Cell] => {
        const columnId = by === 'month' ? counted.day : cell.groupId;
        return [`${columnId} ${cell.competencyId}`, { ...cell, columnId }];
      }),
    ),
  );
}

/** How many standings are required and ready, each person and competency once. */
export function metIn(days: readonly CountedDay[]): { readonly required: number; readonly ready: number } {
  const once = days[0]?.once ?? [];
  const sum = (states: readonly string[]): number =>
    standingStates.reduce((total, state, index) => total + (states.includes(state) ? (once[index] ?? 0) : 0), 0);
  return { required: sum(standingStates), ready: sum([...readyStates]) };
}

interface Column {
  readonly columnId: string;
  readonly name: string;
  readonly groupName: string | null;
  readonly hasMore: boolean;
}

/** Every column that there may be, in order. */
async function columnsOf(db: Reader, by: HeatmapColumns, day: string, units: readonly OrgUnit[]): Promise<Column[]> {
  const plain = (columnId: string, name: string): Column => ({ columnId, name, groupName: null, hasMore: false });
  const byName = (a: Column, b: Column): number => a.name.localeCompare(b.name, 'en');
  switch (by) {
    case 'month':
      return monthEnds(day).map((one) => plain(one, one));
    case 'role':
      return [...(await jobRoleNames(db, day))].map(([roleId, name]) => plain(roleId, name)).toSorted(byName);
    case 'branch': {
      const parents = new Set(units.map(({ parentId }) => parentId));
      return units.map(({ unitId, name }) => ({ ...plain(unitId, name), hasMore: parents.has(unitId) })).toSorted(byName);
    }
    case 'unit': {
      const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
      const groupName = (unitId: string): string | null => departmentOf(unitById, unitId)?.name ?? null;
      return units
        .map(({ unitId, name }) => ({ ...plain(unitId, name), groupName: groupName(unitId) }))
        .toSorted((a, b) => (a.groupName ?? '').localeCompare(b.groupName ?? '', 'en') || byName(a, b));
    }
  }
}
