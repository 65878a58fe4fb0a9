import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { formatInstant, formatNumber } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { importWords } from '../../lib/words/imports';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import { QueryError } from '../../ui/loaded';
import { useImports, type Batch } from './imports/queries';
import classes from './imports/imports.module.css';

const words = importWords.section;

const columns: readonly Column<Batch>[] = [
  { key: 'at', title: words.columns.at, width: 150, value: (row) => formatInstant(row.committedAt) },
  { key: 'file', title: words.columns.file, width: 180, value: (row) => row.fileName },
  { key: 'kind', title: words.columns.kind, width: 140, value: (row) => kindOf(row) },
  { key: 'profile', title: words.columns.profile, width: 140, value: (row) => row.profileName },
  { key: 'origin', title: words.columns.origin, width: 180, value: (row) => row.origin },
  number('created'),
  number('updated'),
  number('unchanged'),
  number('rejected'),
  { key: 'by', title: words.columns.by, width: 140, value: (row) => row.committedBy },
  { key: 'approved', title: words.columns.approved, width: 140, value: (row) => row.approvedBy },
];

const keyOf = (row: Batch): string => row.batchId;

const kindOf = ({ kind, reversedBy }: Batch): string =>
  reversedBy === null ? importWords.kinds[kind] : words.takenBack(importWords.kinds[kind]);

/** Completions and old matrices have a page of their own. */
const pageOf = ({ kind }: Batch) =>
  kind === 'completions' || kind === 'matrix' ? '/exchange/completions/batches/$batchId' : '/exchange/imports/$batchId';

/** Every import of people so far, the way to the next and to how their files are read. */
export function ImportsSection() {
  const navigate = useNavigate();
  const mayImport = useMay('people.import');
  const query = useImports();
  return (
    <section className={classes.section} aria-labelledby="imports">
      <header className={classes.sectionHead}>
        <div>
          <h2 id="imports" className={classes.sectionTitle}>
            {words.title}
          </h2>
          <p className={classes.small}>{words.hint}</p>
        </div>
        <Group gap="xs">
          <Button variant="default" onClick={() => void navigate({ to: '/exchange/profiles' })}>
            {words.profiles}
          </Button>
          {mayImport && <Button onClick={() => void navigate({ to: '/exchange/import' })}>{words.add}</Button>}
        </Group>
      </header>
      <div className={classes.table}>
        <DataTable
          name="imports"
          label={words.title}
          columns={columns}
          rows={query.data?.batches ?? []}
          rowKey={keyOf}
          onOpen={(row) => void navigate({ to: pageOf(row), params: { batchId: row.batchId } })}
          isLoading={query.isPending}
          error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
          empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
        />
      </div>
    </section>
  );
}

function number(key: 'created' | 'updated' | 'unchanged' | 'rejected'): Column<Batch> {
  return { key, title: words.columns[key], width: 90, align: 'right', value: (row) => row[key], render: (row) => formatNumber(row[key]) };
}
