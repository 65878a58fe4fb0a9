import { Checkbox } from '@mantine/core';
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { duplicateWords as words } from '../../../lib/words/duplicates';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { QueryError } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { PeopleTabs } from '../../../ui/people-tabs';
import people from '../people.module.css';
import { useDuplicates, type DuplicateCase } from '../queries';
import { ManagerFaults } from './manager-faults';
import classes from './duplicates.module.css';

const columns: readonly Column<DuplicateCase>[] = [
  { key: 'one', title: words.columns.one, width: 220, value: ({ people: [one] }) => `${one.name} (${one.employeeNumber})` },
  { key: 'other', title: words.columns.other, width: 220, value: ({ people: [, other] }) => `${other.name} (${other.employeeNumber})` },
  {
    key: 'likeness',
    title: words.columns.likeness,
    width: 90,
    align: 'right',
    value: ({ score, reasons }) => (reasons.length === 0 ? null : words.likeness(score)),
    order: ({ score }) => score,
  },
  {
    key: 'reasons',
    title: words.columns.reasons,
    width: 320,
    value: ({ reasons }) => (reasons.length === 0 ? words.byHand : reasons.join(' ')),
  },
  { key: 'state', title: words.columns.state, width: 100, value: ({ state }) => words.states[state] },
];

const keyOf = ({ caseId }: DuplicateCase): string => caseId;

/** The queue of records that may be of one person, the likeliest first, and what is wrong with managers. */
export function DuplicatesPage() {
  const navigate = useNavigate();
  const { caseId = null } = useParams({ strict: false });
  const { decided = false } = useSearch({ strict: false });
  const query = useDuplicates(decided);
  const { cases = [], total = 0 } = query.data ?? {};
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} />
      <PeopleTabs />
      <div className={people.filters}>
        <Checkbox
          label={words.includeDecided}
          checked={decided}
          onChange={(event) => {
            const isOn = event.currentTarget.checked;
            void navigate({ to: '.', search: (old) => ({ ...old, decided: isOn || undefined }) });
          }}
        />
        {total > cases.length && <p className={people.small}>{words.likeliest(cases.length, total)}</p>}
      </div>
      <div className={classes.table}>
        <DataTable
          name="duplicates"
          label={words.title}
          columns={columns}
          rows={cases}
          rowKey={keyOf}
          openKey={caseId}
          onOpen={(row) => void navigate({ to: '/people/duplicates/$caseId', params: { caseId: row.caseId }, search: true })}
          isLoading={query.isPending}
          error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
          empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
        />
      </div>
      <ManagerFaults />
      <Outlet />
    </>
  );
}
