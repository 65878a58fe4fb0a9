import type { ScaleLevel } from '../../../../shared/contract/framework-item';
import { dateOfDayNumber, heldInLook, isMandatoryInLook, requiredInLook, stateInLook } from '../../../../shared/domain/packed-standings';
import { levelCode } from '../../../../shared/domain/scale';
import type { MarkPattern, MarkToken } from '../../../lib/mark-token';
import { markOfState } from '../../../lib/states';
import { stateWords } from '../../../lib/words/states';
import { matrixWords as words } from '../../../lib/words/matrix-view';
import type { Glyph, MatrixContent } from '../../../ui/matrix/matrix-content';
import type { ArrangedMatrix, MatrixMode } from './arrange-matrix';
import { NOTHING, type MatrixData } from './matrix-data';

const LOOKS = 4096;
/** What of a look is drawn: whether it is mandatory is told in words alone. */
const SEEN = LOOKS - 1;
const STATE = 15;

/** The matrix as the canvas draws it: people against competencies. */
export function matrixContent(
  data: MatrixData,
  { rows, columns, groupOf }: ArrangedMatrix,
  mode: MatrixMode,
  detailOf: (row: number) => string,
): MatrixContent {
  const { grid, people, competencies, scales } = data;
  const levelsByScale = new Map(scales.map(({ scaleId, levels }, index) => [scaleId, { index, levels }]));
  const scaleOf = competencies.map(({ scaleId }) => levelsByScale.get(scaleId) ?? { index: 0, levels: noLevels });
  const placeOf = (row: number, column: number): number => (rows[row] ?? 0) * grid.columns + (columns[column] ?? 0);
  const lookAt = (row: number, column: number): number | null => {
    const look = grid.looks[placeOf(row, column)] ?? NOTHING;
    return look === NOTHING ? null : look;
  };
  const lapseAt = (row: number, column: number): string | null => dateOfDayNumber(grid.lastDays[placeOf(row, column)] ?? 0);
  const levelsAt = (column: number): readonly ScaleLevel[] => scaleOf[columns[column] ?? 0]?.levels ?? noLevels;
  const codes = (look: number, levels: readonly ScaleLevel[]) => {
    const held = heldInLook(look);
    return { held: held === null ? '–' : levelCode(levels, held), required: levelCode(levels, requiredInLook(look)) };
  };
  return {
    rows: rows.map((row) => ({
      key: people[row]?.personId ?? '',
      title: people[row]?.name ?? '',
      detail: detailOf(row),
      group: groupOf === null ? null : groupOf(row),
    })),
    columns: columns.map((column) => {
      const { competencyId = '', code = '', title = '' } = competencies[column] ?? {};
      return { key: competencyId, code, title };
    }),
    glyphAt: (row, column) => {
      const look = lookAt(row, column);
      if (look === null) return null;
      if (mode === 'gap') return gapIn(look);
      if (mode === 'lapse') return (look & STATE) + LOOKS * (grid.lastDays[placeOf(row, column)] ?? 0);
      return (look & SEEN) + LOOKS * (scaleOf[columns[column] ?? 0]?.index ?? 0);
    },
    glyph: (id) => {
      if (mode === 'gap') return gapGlyph(id);
      const look = id % LOOKS;
      const rest = Math.floor(id / LOOKS);
      const token = markOfState(stateInLook(look));
      if (mode === 'lapse') return { token, text: (dateOfDayNumber(rest) ?? '').slice(2, 7) };
      const { held, required } = codes(look, scales[rest]?.levels ?? noLevels);
      return { token, text: `${held}/${required}` };
    },
    describe: (row, column) => {
      const look = lookAt(row, column);
      if (look === null) return '';
      const { held, required } = codes(look, levelsAt(column));
      const standing = words.cell(
        stateWords[stateInLook(look)],
        required,
        heldInLook(look) === null ? null : held,
        isMandatoryInLook(look),
      );
      const lapse = lapseAt(row, column);
      return lapse === null ? standing : `${standing} ${words.readyUntil(lapse)}`;
    },
    copied: (row, column) => {
      const look = lookAt(row, column);
      if (look === null) return null;
      if (mode === 'lapse') return lapseAt(row, column);
      if (mode === 'gap') return String(gapIn(look));
      const { held, required } = codes(look, levelsAt(column));
      return words.copied(stateWords[stateInLook(look)], held, required);
    },
  };
}

const noLevels: readonly ScaleLevel[] = [];

/** By how many levels too little is held; holding none counts from below the lowest. */
export const gapIn = (look: number): number => Math.max(0, requiredInLook(look) - (heldInLook(look) ?? 0));

const lookByGap: ReadonlyArray<{ readonly pattern: MarkPattern; readonly fill: string | null }> = [
  { pattern: 'outline', fill: null },
  { pattern: 'dots', fill: '#F0E442' },
  { pattern: 'diagonal', fill: '#E69F00' },
  { pattern: 'cross', fill: '#D55E00' },
];

/** The size of a gap as a number on a pattern that grows darker with it. */
function gapGlyph(gap: number): Glyph {
  const { pattern, fill } = lookByGap[Math.min(gap, lookByGap.length - 1)] ?? { pattern: 'outline', fill: null };
  return { token: gapMark(gap, pattern, fill), text: '' };
}

const gapMark = (gap: number, pattern: MarkPattern, fill: string | null): MarkToken => ({
  letter: gap === 0 ? '0' : `−${gap}`,
  label: words.gap(gap),
  pattern,
  fill,
  edge: fill === null ? '#7A828A' : null,
  ink: fill === null ? null : '#000000',
});

export const gapMarks: readonly MarkToken[] = lookByGap.map((_look, gap) => ({
  ...gapGlyph(gap).token,
  label: gap === lookByGap.length - 1 ? words.gapAndMore(gap) : words.gap(gap),
}));
