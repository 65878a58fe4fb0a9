import { SegmentedControl } from '@mantine/core';
import { useId, useState } from 'react';
import { usePreference } from '../../lib/preference';
import { uiWords } from '../../lib/words/ui';
import type { HeatmapContent } from './heatmap-cell';
import { HeatmapMap } from './heatmap-map';
import { HeatmapTable } from './heatmap-table';
import classes from './heatmap.module.css';

/** Rows against columns by state: drawn on canvas for speed, and always present as a table for everybody else. */
export function HeatmapCanvas({
  label,
  corner,
  rows,
  columns,
  cell,
  onOpen,
  onColumn,
}: HeatmapContent & {
  readonly label: string;
  /** What the rows are, above their titles. */
  readonly corner: string;
  readonly onOpen: (row: string, column: string) => void;
  /** Where titles of columns open something. */
  readonly onColumn: (column: string) => void;
}) {
  const id = useId();
  const [view, setView] = usePreference('heatmap.view', ['map', 'table'], 'map');
  const [description, setDescription] = useState('');
  const content = { rows, columns, cell };
  return (
    <section className={classes.heatmap} aria-label={label}>
      <SegmentedControl
        className={classes.views}
        size="xs"
        aria-label={uiWords.heatmap.view}
        value={view}
        onChange={(next) => setView(next === 'table' ? 'table' : 'map')}
        data={[
          { value: 'map', label: uiWords.heatmap.map },
          { value: 'table', label: uiWords.heatmap.table },
        ]}
      />
      {view === 'map' && (
        <>
          <HeatmapMap
            {...content}
            label={label}
            corner={corner}
            hintId={id}
            onOpen={onOpen}
            onColumn={onColumn}
            onActive={setDescription}
          />
          <p id={id} className={classes.unseen}>
            {uiWords.heatmap.keys}
          </p>
          <div role="status" className={classes.unseen}>
            {description}
          </div>
        </>
      )}
      <HeatmapTable {...content} label={label} corner={corner} isShown={view === 'table'} onOpen={onOpen} onColumn={onColumn} />
    </section>
  );
}
