import { Button } from '@mantine/core';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsOf } from '../../lib/as-of';
import { useMay } from '../../lib/session';
import { organisationWords as words } from '../../lib/words/organisation';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { DateText } from '../../ui/date-text';
import { EmptyState } from '../../ui/empty-state';
import { QueryError } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { PeopleTabs } from '../../ui/people-tabs';
import { AddForm } from './add-form';
import { useTree, type UnitNode } from './queries';
import { unitRows } from '../../lib/unit-tree';
import classes from './organisation.module.css';

type Row = UnitNode & { readonly depth: number };

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: words.columns.name,
    width: 260,
    sortable: false,
    value: (row) => row.name,
    render: (row) => (
      <span className={classes.name} style={{ paddingInlineStart: row.depth * 18 }} title={row.name}>
        {row.name}
      </span>
    ),
  },
  { key: 'kind', title: words.columns.kind, width: 110, sortable: false, value: (row) => words.kinds[row.kind] },
  { key: 'people', title: words.columns.people, width: 90, align: 'right', sortable: false, value: (row) => row.people },
  { key: 'below', title: words.columns.below, width: 130, align: 'right', sortable: false, value: (row) => row.peopleBelow },
  {
    key: 'since',
    title: words.columns.since,
    width: 110,
    sortable: false,
    value: (row) => row.validFrom,
    render: (row) => <DateText date={row.validFrom} />,
  },
  {
    key: 'until',
    title: words.columns.until,
    width: 110,
    sortable: false,
    value: (row) => row.validTo,
    render: (row) => row.validTo !== null && <DateText date={row.validTo} />,
  },
  { key: 'source', title: words.columns.source, width: 190, sortable: false, value: (row) => row.source?.fileName ?? words.here },
];

const keyOf = (row: Row): string => row.unitId;

/** The organisation tree of the day; the chosen unit opens beside it. */
export function OrganisationPage() {
  const query = useTree();
  const navigate = useNavigate();
  const asOf = useAsOf();
  const mayEdit = useMay('organisation.edit') && asOf === null;
  const [isAdding, setAdding] = useState(false);
  const { unitId = null } = useParams({ strict: false });
  const nodes = query.data?.nodes ?? [];
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        actions={
          mayEdit && (
            <Button variant="default" onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          )
        }
      />
      <PeopleTabs />
      {isAdding && <AddForm parent={null} nodes={nodes} onDone={() => setAdding(false)} />}
      <DataTable
        name="organisation"
        label={words.title}
        columns={columns}
        rows={unitRows(nodes)}
        rowKey={keyOf}
        openKey={unitId}
        onOpen={(row) => void navigate({ to: '/people/organisation/$unitId', params: { unitId: row.unitId } })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          <EmptyState
            title={words.empty}
            hint={mayEdit ? words.emptyHint : words.emptyHintReader}
            {...(mayEdit && { nextStep: { label: words.add, onClick: () => setAdding(true) } })}
          />
        }
      />
      <p className={classes.small}>{asOf === null ? '' : words.readOnlyDay}</p>
      <Outlet />
    </>
  );
}
