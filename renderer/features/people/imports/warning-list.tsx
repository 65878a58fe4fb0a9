import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../../lib/formatting';
import { importWords } from '../../../lib/words/imports';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import type { DryRun } from './queries';
import classes from './imports.module.css';

const words = importWords.preview;
type Warning = DryRun['warnings'][number];

/** What there is to know, each sentence once with the number of its rows; opened, it lists them. */
export function WarningList({ warnings, all }: { readonly warnings: readonly Warning[]; readonly all: number }) {
  const [open, setOpen] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The button that led back is gone with its list.
    if (open === null && wasOpen.current) place.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
    wasOpen.current = open !== null;
  }, [open]);
  const opened = warnings.find(({ message }) => message === open);
  if (opened !== undefined) {
    return (
      <>
        <div className={classes.sectionHead}>
          <p className={classes.said}>{opened.message}</p>
          <Button variant="default" size="compact-sm" autoFocus onClick={() => setOpen(null)}>
            {words.allWarnings}
          </Button>
        </div>
        {opened.count > opened.rows.length && <p className={classes.small}>{words.shownOf(opened.rows.length, opened.count)}</p>}
        <DataTable
          name="import.warnedRows"
          label={words.warnedRows}
          columns={rowColumns}
          rows={opened.rows}
          rowKey={({ rowNumber }) => String(rowNumber)}
        />
      </>
    );
  }
  const summed = warnings.reduce((sum, { count }) => sum + count, 0);
  return (
    <div ref={place} className={classes.through}>
      {warnings.length > 0 && (
        <p className={classes.small}>
          {words.warningsHint} {all > summed && words.shownOf(summed, all)}
        </p>
      )}
      <DataTable
        name="import.warnings"
        label={words.warnings}
        columns={columns}
        rows={warnings}
        rowKey={({ message }) => message}
        onOpen={({ message, rows }) => {
          if (rows.length > 0) setOpen(message);
        }}
        empty={<EmptyState title={words.none} />}
      />
    </div>
  );
}

const columns: readonly Column<Warning>[] = [
  {
    key: 'rows',
    title: words.columns.rows,
    width: 80,
    align: 'right',
    value: ({ rows, count }) => (rows.length === 0 ? null : count),
    render: ({ rows, count }) => (rows.length === 0 ? words.wholeFile : formatNumber(count)),
  },
  {
    key: 'line',
    title: words.columns.firstLine,
    width: 90,
    align: 'right',
    value: ({ rows }) => rows[0]?.rowNumber ?? null,
    render: ({ rows: [first] }) => (first === undefined ? '–' : formatNumber(first.rowNumber)),
  },
  { key: 'warning', title: words.columns.warning, width: 560, value: ({ message }) => message },
];

const rowColumns: readonly Column<Warning['rows'][number]>[] = [
  {
    key: 'line',
    title: words.columns.line,
    width: 90,
    align: 'right',
    value: ({ rowNumber }) => rowNumber,
    render: ({ rowNumber }) => formatNumber(rowNumber),
  },
  { key: 'number', title: words.columns.number, width: 200, value: ({ employeeNumber }) => employeeNumber },
];
