import { standingStates, type StandingState } from '../../../shared/domain/state';
import { markOfState } from '../../lib/states';
import { readinessWords as words } from '../../lib/words/readiness';
import { stateWords } from '../../lib/words/states';
import type { HeatmapCell, HeatmapContent } from '../../ui/heatmap/heatmap-cell';
import type { Heatmap } from './queries';

type Cell = Heatmap['cells'][number];

/** The heatmap as the canvas draws it: competencies against units, columns of a department beside each other. */
export function heatmapContent({ competencies, units, cells }: Heatmap): HeatmapContent {
  const cellByPlace = new Map(cells.map((cell) => [`${cell.competencyId} ${cell.unitId}`, shownCell(cell)]));
  const hasDepartments = units.some(({ departmentName }) => departmentName !== null);
  return {
    rows: competencies.map(({ competencyId, code, title }) => ({ key: competencyId, title: `${code} ${title}` })),
    columns: units.map(({ unitId, name, departmentName }) => ({
      key: unitId,
      title: name,
      ...(hasDepartments && { group: departmentName ?? '' }),
    })),
    cell: (competencyId, unitId) => cellByPlace.get(`${competencyId} ${unitId}`) ?? null,
  };
}

/** The states that a map shows, in the order of the enumeration. */
export function statesShown({ cells }: Heatmap): readonly StandingState[] {
  return standingStates.filter((state) => cells.some((cell) => (cell.countByState[state] ?? 0) > 0));
}

function shownCell({ worst, people, ready, countByState }: Cell): HeatmapCell {
  const counts = standingStates.flatMap((state) => {
    const count = countByState[state] ?? 0;
    return count === 0 ? [] : [words.count(count, stateWords[state])];
  });
  const notReady = people - ready;
  return {
    token: markOfState(worst),
    count: notReady === 0 ? null : notReady,
    label: words.cell(stateWords[worst].toLowerCase(), notReady, people, `${counts.join(', ')}.`),
  };
}
