import type { SeverityMap } from '../../../../shared/contract/calibration-figures';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { codeOf, nameOf, type ShownResult } from './queries';
import classes from './results.module.css';

type Ruler = Extract<SeverityMap, { estimable: true }>;

const width = 960;
const left = 190;
const right = 30;
const row = 22;
const top = 34;

/** Members with their intervals, cases and thresholds on one axis in logits: told apart by shape and place, never by colour. */
export function SeverityRuler({
  shown,
  map,
  levels,
}: {
  readonly shown: ShownResult;
  readonly map: Ruler;
  readonly levels: readonly number[];
}) {
  const members = map.members.toSorted((a, b) => a.measure - b.measure);
  const ends = [
    ...members.flatMap(({ low, high }) => [low, high]),
    ...map.cases.map(({ measure }) => measure),
    ...map.thresholds.map((one) => one.measure),
  ];
  // Marked estimates may lie far out; what is drawn ends where the ruler would be too coarse to read.
  const least = Math.max(-10, Math.floor(Math.min(-1, ...ends)));
  const most = Math.min(10, Math.ceil(Math.max(1, ...ends)));
  const at = (logits: number): number =>
    left + ((Math.min(most, Math.max(least, logits)) - least) / (most - least)) * (width - left - right);
  const stacks = stackedCases(map, at);
  const lane = top + members.length * row;
  const laneHeight = Math.max(row, 10 * Math.max(1, ...stacks.map(({ place }) => place + 1)) + 8);
  const height = lane + laneHeight + 26;
  const ticks = Array.from({ length: most - least + 1 }, (_one, index) => least + index);
  return (
    <svg className={classes.ruler} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.members.ruler(members.length)}>
      {map.thresholds.map(({ from, to, measure }) => (
        <g key={`${from} ${to}`}>
          <line x1={at(measure)} x2={at(measure)} y1={18} y2={lane + laneHeight} strokeDasharray="4 3" />
          <text x={at(measure)} y={12} textAnchor="middle">
            {codeOf(shown, levels, from)} | {codeOf(shown, levels, to)}
          </text>
        </g>
      ))}
      <line className={classes.faint} x1={at(0)} x2={at(0)} y1={top - 8} y2={lane + laneHeight} />
      {members.map(({ memberId, measure, low, high, isExtreme }, index) => {
        const y = top + index * row + row / 2;
        return (
          <g key={memberId}>
            <text x={left - 12} y={y + 4} textAnchor="end">
              {nameOf(shown, memberId).slice(0, 28)}
            </text>
            <line x1={at(low)} x2={at(high)} y1={y} y2={y} strokeWidth={2} />
            <line x1={at(low)} x2={at(low)} y1={y - 4} y2={y + 4} strokeWidth={2} />
            <line x1={at(high)} x2={at(high)} y1={y - 4} y2={y + 4} strokeWidth={2} />
            <rect x={at(measure) - 5} y={y - 5} width={10} height={10} fill={isExtreme ? 'none' : 'currentColor'} stroke="currentColor" />
          </g>
        );
      })}
      <text x={left - 12} y={lane + laneHeight - 6} textAnchor="end">
        {words.members.cases}
      </text>
      {stacks.map(({ caseId, x, place, isExtreme }) => (
        <circle
          key={caseId}
          cx={x}
          cy={lane + laneHeight - 8 - place * 10}
          r={4}
          fill={isExtreme ? 'none' : 'currentColor'}
          stroke="currentColor"
        />
      ))}
      <line x1={at(least)} x2={at(most)} y1={lane + laneHeight} y2={lane + laneHeight} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={at(tick)} x2={at(tick)} y1={lane + laneHeight} y2={lane + laneHeight + 5} />
          <text x={at(tick)} y={lane + laneHeight + 18} textAnchor="middle">
            {String(tick).replace('-', '−')}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Cases that would lie over each other stand above each other. */
function stackedCases({ cases }: Ruler, at: (logits: number) => number) {
  const heights = new Map<number, number>();
  return cases
    .toSorted((a, b) => a.measure - b.measure)
    .map(({ caseId, measure, isExtreme }) => {
      const column = Math.round(at(measure) / 10);
      const place = heights.get(column) ?? 0;
      heights.set(column, place + 1);
      return { caseId, x: column * 10, place, isExtreme };
    });
}
