import { Button, Select } from '@mantine/core';
import { formatNumber } from '../../../lib/formatting';
import { importWords } from '../../../lib/words/imports';
import { EmptyState } from '../../../ui/empty-state';
import { ShortTable } from '../../../ui/short-table';
import type { DryRun } from './queries';
import classes from './imports.module.css';

const words = importWords.identities;
const someoneNew = 'new';

/** Rows of which no key says alone who they are about. */
export function IdentityTable({
  rows,
  decided,
  isBusy,
  onWho,
  onUndo,
}: {
  readonly rows: DryRun['identities'];
  readonly decided: number;
  readonly isBusy: boolean;
  readonly onWho: (key: string, personId: string | null) => void;
  readonly onUndo: () => void;
}) {
  return (
    <div className={classes.scroll}>
      <p className={classes.small}>{words.hint}</p>
      {rows.length === 0 ? (
        <EmptyState title={importWords.preview.none} />
      ) : (
        <ShortTable label={importWords.preview.tabs.identities(rows.length)}>
          <thead>
            <tr>
              <th scope="col">{words.columns.line}</th>
              <th scope="col">{words.columns.row}</th>
              <th scope="col">{words.columns.reason}</th>
              <th scope="col">{words.columns.who}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td>{formatNumber(row.rowNumber)}</td>
                <th scope="row">{words.person(row.name, row.employeeNumber)}</th>
                <td>{row.reason}</td>
                <td>
                  <Select
                    aria-label={words.whoOf(row.name)}
                    placeholder={words.placeholder}
                    data={[
                      ...row.candidates.map(({ personId, name, employeeNumber }) => ({
                        value: personId,
                        label: words.person(name, employeeNumber),
                      })),
                      { value: someoneNew, label: words.someoneNew },
                    ]}
                    value={null}
                    size="xs"
                    disabled={isBusy}
                    onChange={(value) => {
                      if (value !== null) onWho(row.key, value === someoneNew ? null : value);
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </ShortTable>
      )}
      {decided > 0 && (
        <Button variant="default" size="compact-sm" disabled={isBusy} onClick={onUndo}>
          {words.undo(decided)}
        </Button>
      )}
    </div>
  );
}
