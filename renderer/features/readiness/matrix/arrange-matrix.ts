import { everyWord } from '../../../../shared/domain/every-word';
import { stateInLook } from '../../../../shared/domain/packed-standings';
import { severityOrder, type StandingState } from '../../../../shared/domain/state';
import { NOTHING, type MatrixData } from './matrix-data';

export const matrixGroups = ['unit', 'department', 'role', 'shift'] as const;
export type MatrixGroup = (typeof matrixGroups)[number];
export const matrixModes = ['state', 'gap', 'lapse'] as const;
export type MatrixMode = (typeof matrixModes)[number];

export interface MatrixView {
  readonly group: MatrixGroup | null;
  /** `name`, `unit`, `worst`, `lapse` or a competency. */
  readonly sort: string;
  readonly isDescending: boolean;
  /** Only people who stand so in something that is shown; null: everybody. */
  readonly states: readonly StandingState[] | null;
  readonly type: string | null;
  readonly person: string;
  readonly competency: string;
}

export interface ArrangedMatrix {
  /** Places in the data's people and competencies, in the order shown. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly groupOf: ((row: number) => string) | null;
}

const severityByIndex = new Map(severityOrder.map((state, rank) => [state, rank]));
const BEST = severityOrder.length;

/** Which people and competencies are shown, and in which order; ties stand by name. */
export function arrangeMatrix(data: MatrixData, view: MatrixView, noShift: string): ArrangedMatrix {
  const { grid, people, competencies } = data;
  const isCompetency = everyWord(view.competency);
  const columns = competencies.flatMap(({ code, title, type }, index) =>
    (view.type === null || view.type === type) && isCompetency(`${code} ${title}`) ? [index] : [],
  );
  const isPerson = everyWord(view.person);
  const wanted = view.states === null ? null : new Set(view.states);
  const stateAt = (person: number, column: number): StandingState | null => {
    const look = grid.looks[person * grid.columns + column] ?? NOTHING;
    return look === NOTHING ? null : stateInLook(look);
  };
  const stands = (person: number): boolean =>
    columns.some((column) => {
      const state = stateAt(person, column);
      return state !== null && wanted?.has(state) === true;
    });
  const rows = people.flatMap(({ name, employeeNumber }, index) =>
    isPerson(`${name} ${employeeNumber}`) && (wanted === null || stands(index)) ? [index] : [],
  );

  const unitName = new Map(data.units.map(({ unitId, name }) => [unitId, name]));
  const department = new Map(data.units.map(({ unitId, departmentName }) => [unitId, departmentName ?? '']));
  const roleName = new Map(data.roles.map(({ roleId, name }) => [roleId, name]));
  const unitOf = (row: number): string => unitName.get(people[row]?.unitId ?? '') ?? '';
  const groupOf = {
    unit: unitOf,
    department: (row: number) => department.get(people[row]?.unitId ?? '') || unitOf(row),
    role: (row: number) => roleName.get(people[row]?.roleId ?? '') ?? '',
    shift: (row: number) => people[row]?.shift ?? noShift,
  };
  const severityAt = (row: number, column: number): number => {
    const state = stateAt(row, column);
    return state === null ? BEST : (severityByIndex.get(state) ?? BEST);
  };
  const lapseOf = (row: number): number => {
    let first = Number.MAX_SAFE_INTEGER;
    for (const column of columns) {
      const day = grid.lastDays[row * grid.columns + column] ?? 0;
      if (day !== 0 && day < first) first = day;
    }
    return first;
  };
  const sortColumn = competencies.findIndex(({ competencyId }) => competencyId === view.sort);
  const worst = new Map<number, number>();
  if (view.sort === 'worst')
    for (const row of rows)
      worst.set(
        row,
        columns.reduce((sum, column) => Math.min(sum, severityAt(row, column)), BEST),
      );
  const lapse = view.sort === 'lapse' ? new Map(rows.map((row) => [row, lapseOf(row)])) : null;
  const keyOf = (row: number): number => {
    if (view.sort === 'worst') return worst.get(row) ?? BEST;
    if (lapse !== null) return lapse.get(row) ?? 0;
    return sortColumn < 0 ? 0 : severityAt(row, sortColumn);
  };
  const direction = view.isDescending ? -1 : 1;
  const groupName = view.group === null ? null : groupOf[view.group];
  const rankOf = (name: (row: number) => string): ((row: number) => number) => {
    const names = [...new Set(rows.map(name))].toSorted(collator.compare);
    const rank = new Map(names.map((one, index) => [one, index]));
    return (row) => rank.get(name(row)) ?? 0;
  };
  const groupRank = groupName === null ? null : rankOf(groupName);
  const unitRank = view.sort === 'unit' ? rankOf(unitOf) : null;
  // the people came in the order of their names, so that their places tell it
  const compare = (a: number, b: number): number => {
    if (groupRank !== null && groupRank(a) !== groupRank(b)) return groupRank(a) - groupRank(b);
    const first = unitRank === null ? keyOf(a) - keyOf(b) : unitRank(a) - unitRank(b);
    if (first !== 0) return direction * first;
    return view.sort === 'name' ? direction * (a - b) : a - b;
  };
  return { rows: rows.toSorted(compare), columns, groupOf: groupName };
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
