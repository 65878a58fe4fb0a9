import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { usePreference } from '../../lib/preference';
import { uiWords } from '../../lib/words/ui';
import { cellsToText } from '../data-table/cells-to-text';
import type { CellPlace } from '../data-table/move-cell';
import { MatrixCanvas } from './matrix-canvas';
import type { CellSpan, MatrixContent } from './matrix-content';
import type { Scene } from './matrix-frame';
import { matrixDensities } from './matrix-size';
import { MatrixAround, MatrixTable } from './matrix-table';
import classes from './matrix.module.css';

const words = uiWords.matrix;
/** More than this a clipboard passes on only after seconds. */
const MOST_COPIED = 300_000;

/** Rows against columns, thousands by hundreds: drawn on canvas for speed, and as a table for everybody else. */
export function Matrix({
  content,
  label,
  corner,
  summary,
  sorted,
  onSort,
  onOpen,
  onFind,
}: {
  /** To be kept while nothing of it changes: another one is drawn anew. */
  readonly content: MatrixContent;
  readonly label: string;
  /** What the rows are, above their titles. */
  readonly corner: string;
  readonly summary: ReactNode;
  readonly sorted: Scene['sorted'];
  readonly onSort: (column: number) => void;
  readonly onOpen: (row: string, column: string) => void;
  readonly onFind: () => void;
}) {
  const id = useId();
  const [view, setView] = usePreference('matrix.view', ['map', 'table'], 'map');
  const [density, setDensity] = usePreference('matrix.density', matrixDensities, 'standard');
  const [wanted, setWanted] = useState<CellPlace>({ row: 0, column: 0 });
  const [chosen, setChosen] = useState<CellSpan | null>(null);
  /** The cell one is at, for who does not see it; and what was done, for everybody. */
  const [at, setAt] = useState('');
  const [done, setDone] = useState('');
  const [last, setLast] = useState({ row: content.rows.length - 1, column: content.columns.length - 1 });
  // what was selected by place is something else once rows or columns are others
  if (last.row !== content.rows.length - 1 || last.column !== content.columns.length - 1) {
    setLast({ row: content.rows.length - 1, column: content.columns.length - 1 });
    setChosen(null);
  }
  const place = { row: Math.min(wanted.row, last.row), column: Math.min(wanted.column, last.column) };

  const open = ({ row, column }: CellPlace) => {
    const [of, under] = [content.rows[row], content.columns[column]];
    if (of !== undefined && under !== undefined && content.glyphAt(row, column) !== null) onOpen(of.key, under.key);
  };
  const textOf = (withTitles: boolean): string | null => {
    const { top, bottom, left, right } = chosen ?? { top: place.row, bottom: place.row, left: place.column, right: place.column };
    const [rows, columns] = [bottom - top + 1, right - left + 1];
    if (rows * columns > MOST_COPIED) {
      setDone(words.tooMany(rows * columns, MOST_COPIED));
      return null;
    }
    const text = [];
    const titles = content.columns.slice(left, right + 1);
    if (withTitles) text.push([corner, '', ...titles.map(({ code, title }) => `${code} ${title}`.trim())]);
    for (let row = top; row <= bottom; row++) {
      const { title = '', detail = '' } = content.rows[row] ?? {};
      const cells = titles.map((_title, index) => content.copied(row, left + index));
      text.push(withTitles ? [title, detail, ...cells] : cells);
    }
    setDone(words.copied(rows * columns));
    return cellsToText(text);
  };
  const copyAll = () => {
    const text = textOf(true);
    if (text !== null) void navigator.clipboard.writeText(text);
  };
  return (
    <section className={classes.matrix} aria-label={label}>
      <div className={classes.bar}>
        <span className={classes.count}>{summary}</span>
        <span role="status" className={classes.done}>
          {done}
        </span>
        <span role="status" className={classes.unseen}>
          {at}
        </span>
        <Tooltip label={words.copy}>
          <ActionIcon aria-label={words.copy} onClick={copyAll}>
            <IconCopy size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        {view === 'map' && (
          <SegmentedControl
            size="xs"
            aria-label={words.density}
            value={density}
            onChange={(next) => setDensity(matrixDensities.find((one) => one === next) ?? 'standard')}
            data={matrixDensities.map((value) => ({ value, label: uiWords.table.densities[value] }))}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={uiWords.heatmap.view}
          value={view}
          onChange={(next) => setView(next === 'table' ? 'table' : 'map')}
          data={[
            { value: 'map', label: words.drawing },
            { value: 'table', label: uiWords.heatmap.table },
          ]}
        />
      </div>
      {view === 'table' ? (
        <MatrixTable content={content} label={label} corner={corner} onOpen={open} />
      ) : (
        <>
          <MatrixCanvas
            content={content}
            label={label}
            hintId={id}
            corner={corner}
            density={density}
            sorted={sorted}
            place={place}
            onPlace={(next) => {
              setWanted(next);
              setAt(sentence(content, next));
              setDone('');
            }}
            selected={chosen}
            onSelect={setChosen}
            onOpen={open}
            onSort={onSort}
            onFind={onFind}
            onCopy={textOf}
          />
          <p id={id} className={classes.unseen}>
            {words.keys}
          </p>
          <MatrixAround content={content} label={label} corner={corner} place={place} />
        </>
      )}
    </section>
  );
}

function sentence(content: MatrixContent, { row, column }: CellPlace): string {
  const [of, at] = [content.rows[row], content.columns[column]];
  if (of === undefined || at === undefined) return '';
  const what = content.glyphAt(row, column) === null ? uiWords.heatmap.none : content.describe(row, column);
  return `${of.title}, ${at.code} ${at.title}: ${what}`;
}
