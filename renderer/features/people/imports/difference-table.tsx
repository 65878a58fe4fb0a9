import { Select } from '@mantine/core';
import { formatNumber } from '../../../lib/formatting';
import { importWords } from '../../../lib/words/imports';
import { EmptyState } from '../../../ui/empty-state';
import { ShortTable } from '../../../ui/short-table';
import type { DryRun } from './queries';
import classes from './imports.module.css';

const words = importWords.differences;
type Row = DryRun['conflicts'][number];

const choices = [
  { value: 'file', label: words.file },
  { value: 'record', label: words.record },
];

/** The file, the file before it and the record, side by side, where they do not agree. */
export function DifferenceTable({
  rows,
  all,
  isBusy,
  onTake,
}: {
  readonly rows: readonly Row[];
  readonly all: number;
  readonly isBusy: boolean;
  readonly onTake: (key: string, field: string, take: 'file' | 'record') => void;
}) {
  if (rows.length === 0) return <EmptyState title={importWords.preview.none} />;
  return (
    <div className={classes.scroll}>
      <p className={classes.small}>
        {words.hint} {all > rows.length && importWords.preview.shownOf(rows.length, all)}
      </p>
      <ShortTable label={importWords.preview.tabs.conflicts(all)}>
        <thead>
          <tr>
            <th scope="col">{words.columns.line}</th>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.field}</th>
            <th scope="col">{words.columns.last}</th>
            <th scope="col">{words.columns.file}</th>
            <th scope="col">{words.columns.record}</th>
            <th scope="col">{words.columns.take}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const field = importWords.fieldName(row.field);
            return (
              <tr key={`${row.key} ${row.field}`}>
                <td>{formatNumber(row.rowNumber)}</td>
                <th scope="row">{row.name}</th>
                <td>{field}</td>
                <td>{row.last ?? words.nothing}</td>
                <td>{row.file ?? words.nothing}</td>
                <td>
                  {row.record ?? words.nothing}
                  {row.isCorrected && <span className={classes.small}> ({words.corrected})</span>}
                </td>
                <td>
                  <Select
                    aria-label={words.takeOf(row.name, field)}
                    data={choices}
                    value={row.after === row.file ? 'file' : 'record'}
                    allowDeselect={false}
                    size="xs"
                    disabled={isBusy}
                    onChange={(value) => onTake(row.key, row.field, value === 'file' ? 'file' : 'record')}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </ShortTable>
    </div>
  );
}
