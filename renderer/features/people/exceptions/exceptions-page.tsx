import { Button, Select } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { exceptionKinds } from '../../../../shared/domain/exception';
import { exceptionStates } from '../../../../shared/domain/exception-terms';
import { useAsOf } from '../../../lib/as-of';
import { useSession } from '../../../lib/session';
import { exceptionWords } from '../../../lib/words/exceptions';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { QueryError } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { PeopleTabs } from '../../../ui/people-tabs';
import { PrintedAlone } from '../../../ui/printed-alone';
import { ShortTable } from '../../../ui/short-table';
import { SuccessNote } from '../../../ui/success-note';
import { endText, lastDayOf } from './exception-text';
import { useExceptions, type ListedException } from './queries';
import { WriteForm } from './write-form';
import classes from './exceptions.module.css';

const words = exceptionWords.page;
const heads = words.columns;

const columns: readonly Column<ListedException>[] = [
  { key: 'kind', title: heads.kind, width: 112, value: (row) => exceptionWords.kinds[row.kind] },
  {
    key: 'state',
    title: heads.state,
    width: 88,
    value: (row) => exceptionWords.states[row.state],
    order: (row) => exceptionStates.indexOf(row.state),
  },
  { key: 'person', title: heads.person, width: 152, value: (row) => row.personName },
  { key: 'number', title: heads.number, width: 88, value: (row) => row.employeeNumber },
  { key: 'competency', title: heads.competency, width: 200, value: (row) => `${row.competencyCode} ${row.competencyTitle}` },
  { key: 'from', title: heads.from, width: 96, value: (row) => row.from, render: (row) => <DateText date={row.from} /> },
  { key: 'to', title: heads.to, width: 112, value: toText, order: lastDayOf },
  { key: 'signedBy', title: heads.signedBy, width: 128, value: (row) => row.signedBy },
  { key: 'approvedBy', title: heads.approvedBy, width: 128, value: (row) => row.approvedBy },
  { key: 'cause', title: heads.cause, width: 144, value: (row) => (row.cause === null ? null : exceptionWords.causes[row.cause]) },
  { key: 'reason', title: heads.reason, width: 200, value: (row) => row.reason },
  { key: 'conditions', title: heads.conditions, width: 200, value: (row) => row.conditions },
  { key: 'end', title: heads.end, width: 200, value: endText },
];

const keyOf = (row: ListedException): string => row.exceptionId;

/** Everything that was signed of qualifications without an assessment, for inspection. */
export function ExceptionsPage() {
  return (
    <IfMay permission="readiness.read">
      <Listed />
    </IfMay>
  );
}

function Listed() {
  const navigate = useNavigate();
  const asOf = useAsOf();
  const { today } = useSession();
  const { exceptionId = null } = useParams({ strict: false });
  const search = useSearch({ strict: false });
  const kind = exceptionKinds.find((one) => one === search.kind) ?? null;
  const state = exceptionStates.find((one) => one === search.state) ?? null;
  const filter = { asOf, kind, state };
  const query = useExceptions(filter);
  const [isWriting, setWriting] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const rows = query.data?.exceptions ?? [];
  const count = words.count(rows.length, asOf ?? today);
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        actions={
          <>
            <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {words.print}
            </Button>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              disabled={isWriting}
              onClick={() => {
                setWritten(null);
                setWriting(true);
              }}
            >
              {words.write}
            </Button>
          </>
        }
      />
      <PeopleTabs />
      {isWriting && (
        <WriteForm
          filter={filter}
          onCancel={() => setWriting(false)}
          onDone={({ lines, fileName, sha256 }) => {
            setWriting(false);
            setWritten(`${words.written(lines, fileName)}. SHA-256: ${sha256}`);
          }}
        />
      )}
      {written !== null && <SuccessNote>{written}</SuccessNote>}
      <div className={classes.filters}>
        <Select
          aria-label={words.kind}
          placeholder={words.allKinds}
          data={exceptionKinds.map((value) => ({ value, label: exceptionWords.kinds[value] }))}
          value={kind}
          clearable
          onChange={(next) => void navigate({ to: '.', search: (old) => ({ ...old, kind: exceptionKinds.find((one) => one === next) }) })}
        />
        <Select
          aria-label={words.state}
          placeholder={words.allStates}
          data={exceptionStates.map((value) => ({ value, label: exceptionWords.states[value] }))}
          value={state}
          clearable
          onChange={(next) => void navigate({ to: '.', search: (old) => ({ ...old, state: exceptionStates.find((one) => one === next) }) })}
        />
        <span className={classes.small} role="status">
          {query.data !== undefined && count}
        </span>
      </div>
      <DataTable
        name="exceptions"
        label={words.label}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        openKey={exceptionId}
        onOpen={(row) => void navigate({ to: '/people/exceptions/$exceptionId', params: { exceptionId: row.exceptionId }, search: true })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          kind === null && state === null ? (
            <EmptyState title={words.empty} hint={words.emptyHint} />
          ) : (
            <EmptyState title={words.none} hint={words.noneHint} />
          )
        }
      />
      {query.data !== undefined && (
        <>
          <p className={`${classes.small} ${classes.digest}`}>{`${words.digest}: ${query.data.sha256}`}</p>
          <div className={classes.paper}>
            <Paper
              rows={rows}
              what={words.sheet(asOf ?? today, filterText(kind, state))}
              count={count}
              digest={`${words.digest}: ${query.data.sha256}`}
            />
          </div>
        </>
      )}
      <Outlet />
    </>
  );
}

function toText(row: ListedException): string {
  return lastDayOf(row) ?? (row.kind === 'reinstatement' ? '' : words.noEnd);
}

function filterText(kind: ListedException['kind'] | null, state: ListedException['state'] | null): string {
  return [...(kind === null ? [] : [exceptionWords.kinds[kind]]), ...(state === null ? [] : [exceptionWords.states[state]])].join(', ');
}

/** The whole list, whatever the window scrolls. */
function Paper({
  rows,
  what,
  count,
  digest,
}: {
  readonly rows: readonly ListedException[];
  readonly what: string;
  readonly count: string;
  readonly digest: string;
}) {
  return (
    <PrintedAlone what={what}>
      <p className={classes.small}>{count}</p>
      <ShortTable label={words.label}>
        <thead>
          <tr>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.exceptionId}>
              {columns.map(({ key, value }) => (
                <td key={key}>{value(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ShortTable>
      <p className={`${classes.small} ${classes.digest}`}>{digest}</p>
    </PrintedAlone>
  );
}
