import { useMemo, useState } from 'react';
import { frameworkExchangeWords as words } from '../../../lib/words/framework-exchange';
import type { Column } from '../../../ui/data-table/column';
import { BesidePage } from '../../../ui/beside-page';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { KeyValueList } from '../../../ui/key-value-list';
import { SidePanel } from '../../../ui/side-panel';
import type { Problem } from './queries';
import classes from './exchange.module.css';

type Row = Problem & { readonly number: number };

const columns: readonly Column<Row>[] = [
  {
    key: 'severity',
    title: words.problemColumns.severity,
    width: 110,
    value: (row) => words.severities[row.severity],
    render: (row) => (
      <span className={classes.state} data-state={row.severity}>
        {words.severities[row.severity]}
      </span>
    ),
  },
  { key: 'row', title: words.problemColumns.row, width: 72, align: 'right', value: (row) => row.row },
  { key: 'path', title: words.problemColumns.path, width: 260, value: (row) => row.path },
  { key: 'message', title: words.problemColumns.message, width: 420, value: (row) => row.message },
  { key: 'value', title: words.problemColumns.value, width: 200, value: (row) => row.value },
];

const keyOf = (row: Row): string => String(row.number);

/** What was left out or bent, by place in the file; it can be filtered, copied and given to who wrote the file. */
export function ProblemTable({ problems }: { readonly problems: readonly Problem[] }) {
  const rows = useMemo(() => problems.map((problem, number) => ({ ...problem, number })), [problems]);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const open = rows.find((row) => keyOf(row) === openKey);
  return (
    <>
      <DataTable
        name="framework-problems"
        label={words.problems}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        openKey={openKey}
        onOpen={(row) => setOpenKey(keyOf(row))}
        empty={<EmptyState title={words.noProblems} hint={words.noProblemsHint} />}
      />
      {open !== undefined && (
        <BesidePage>
          <SidePanel title={words.severities[open.severity]} subtitle={open.path} onClose={() => setOpenKey(null)}>
            <KeyValueList
              items={[
                { key: 'message', label: words.problemColumns.message, value: open.message },
                { key: 'row', label: words.problemColumns.row, value: open.row ?? '–' },
                { key: 'value', label: words.problemColumns.value, value: open.value ?? '–' },
              ]}
            />
          </SidePanel>
        </BesidePage>
      )}
    </>
  );
}
