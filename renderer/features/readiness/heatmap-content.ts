import { confidenceCounts, confidenceShare, type ConfidenceCounts } from '../../../shared/domain/assessor-confidence';
import type { HeatmapColumns, HeatmapMode } from '../../../shared/domain/heatmap';
import { standingStates, type StandingState } from '../../../shared/domain/state';
import { notAssessedMark } from '../../lib/level-mark';
import type { MarkToken } from '../../lib/mark-token';
import { markOfState } from '../../lib/states';
import { readinessWords as words } from '../../lib/words/readiness';
import { stateWords } from '../../lib/words/states';
import type { HeatmapCell, HeatmapContent } from '../../ui/heatmap/heatmap-cell';
import { confidenceMark, coverMarks, lookOfMode, type BucketLook } from './mode-marks';
import type { Heatmap } from './queries';

type Cell = Heatmap['cells'][number];
/** The sign of a level on the scale of a competency. */
export type MarkOfLevel = (competencyId: string, level: number) => MarkToken;

/** The heatmap as the canvas draws it: competencies against columns, those of a department beside each other. */
export function heatmapContent(
  { competencies, columns, cells }: Heatmap,
  { by, mode, markOfLevel }: { readonly by: HeatmapColumns; readonly mode: HeatmapMode; readonly markOfLevel: MarkOfLevel },
): HeatmapContent {
  const cellByPlace = new Map(cells.map((cell) => [`${cell.competencyId} ${cell.columnId}`, shownCell(cell, mode, markOfLevel)]));
  const hasGroups = columns.some(({ groupName }) => groupName !== null);
  return {
    rows: competencies.map(({ competencyId, code, title }) => ({ key: competencyId, title: `${code} ${title}` })),
    columns: columns.map(({ columnId, name, groupName, hasMore }) => ({
      key: columnId,
      title: name,
      ...(hasGroups && { group: groupName ?? '' }),
      ...(by === 'branch' && hasMore && { opens: words.lookInto(name) }),
    })),
    cell: (competencyId, columnId) => cellByPlace.get(`${competencyId} ${columnId}`) ?? null,
  };
}

/** The states that a map shows, in the order of the enumeration. */
export function statesShown({ cells }: Pick<Heatmap, 'cells'>): readonly StandingState[] {
  return standingStates.filter((state) => cells.some((cell) => (cell.countByState[state] ?? 0) > 0));
}

function shownCell(cell: Cell, mode: HeatmapMode, markOfLevel: MarkOfLevel): HeatmapCell {
  if (mode === 'cover') return coverCell(cell);
  if (mode === 'state' || cell.buckets === null) return stateCell(cell);
  if (mode === 'confidence') return confidenceCell(confidenceCounts(cell.buckets));
  if (mode === 'level') return levelCell(cell.buckets, (level) => markOfLevel(cell.competencyId, level));
  return bucketCell(cell.buckets, lookOfMode[mode]);
}

function stateCell({ worst, people, ready, countByState }: Cell): HeatmapCell {
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

/** How many are ready, whatever the number of those who should be. */
function coverCell({ ready, people }: Cell): HeatmapCell {
  const token = coverMarks[Math.min(ready, 2)] ?? coverMarks[0];
  return { token, count: ready < 2 ? null : ready, label: words.modes.cover.cell(ready, people) };
}

/** The share of what rests on calibrated assessors alone; no number where it is all of it, or not known. */
function confidenceCell(counts: ConfidenceCounts): HeatmapCell {
  const token = confidenceMark(counts);
  const share = confidenceShare(counts);
  const isTold = share !== null && share < 100 && counts.unknown <= counts.current + counts.lapsed;
  return { token, count: isTold ? share : null, label: words.modes.confidence.cell(share, counts) };
}

/** The level that half of the people hold or surpass; beside it, how many hold none. */
function levelCell(buckets: readonly number[], markOf: (level: number) => MarkToken): HeatmapCell {
  const people = buckets.reduce((sum, count) => sum + count, 0);
  const token = (bucket: number): MarkToken => (bucket === 0 ? notAssessedMark : markOf(bucket - 1));
  let [passed, middle] = [0, 0];
  for (const [bucket, count] of buckets.entries()) {
    if (passed * 2 < people) middle = bucket;
    passed += count;
  }
  const counts = buckets.flatMap((count, bucket) => (count === 0 ? [] : [words.count(count, token(bucket).label)]));
  const none = buckets[0] ?? 0;
  return {
    token: token(middle),
    count: none === 0 ? null : none,
    label: words.levelCell(token(middle).label, people, `${counts.join(', ')}.`),
  };
}

/** The bucket that stands for the cell, and how many are in any that is worth a look. */
function bucketCell(buckets: readonly number[], { markOf, shown, isCounted }: BucketLook): HeatmapCell {
  const token = markOf(shown(buckets));
  const countByLabel = new Map<string, number>();
  let [counted, people] = [0, 0];
  for (const [bucket, count] of buckets.entries()) {
    people += count;
    if (isCounted(bucket)) counted += count;
    const { label } = markOf(bucket);
    if (count > 0) countByLabel.set(label, (countByLabel.get(label) ?? 0) + count);
  }
  const counts = [...countByLabel].map(([label, count]) => words.count(count, label));
  return {
    token,
    count: counted === 0 ? null : counted,
    label: words.bucketCell(token.label, counted, people, `${counts.join(', ')}.`),
  };
}
