import { Button, Checkbox, Select } from '@mantine/core';
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAsOf } from '../../lib/as-of';
import { useMay } from '../../lib/session';
import { markOfState, severityOf } from '../../lib/states';
import { peopleWords as words } from '../../lib/words/people';
import { personRecordWords } from '../../lib/words/person-records';
import { stateWords } from '../../lib/words/states';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { DateText } from '../../ui/date-text';
import { EmptyState } from '../../ui/empty-state';
import { QueryError } from '../../ui/loaded';
import { StateMark } from '../../ui/mark/state-mark';
import { PageHeader } from '../../ui/page-header';
import { PeopleTabs } from '../../ui/people-tabs';
import { kindFilters, type KindFilter } from './kind-filter';
import { usePeople, useUnits, type ListedPerson } from './queries';
import { unitChoices } from '../../lib/unit-tree';
import classes from './people.module.css';

const columns: readonly Column<ListedPerson>[] = [
  { key: 'name', title: words.columns.name, width: 200, value: (row) => row.name },
  { key: 'number', title: words.columns.number, width: 100, value: (row) => row.employeeNumber },
  { key: 'title', title: words.columns.title, width: 190, value: (row) => row.title },
  { key: 'unit', title: words.columns.unit, width: 150, value: (row) => row.unitName },
  { key: 'department', title: words.columns.department, width: 150, value: (row) => row.departmentName },
  { key: 'shift', title: words.columns.shift, width: 70, value: (row) => row.shift },
  { key: 'ready', title: words.columns.ready, width: 90, align: 'right', value: readyText, order: readyShare },
  {
    key: 'worst',
    title: words.columns.worst,
    width: 190,
    value: (row) => (row.required === 0 ? null : stateWords[row.worst]),
    order: (row) => (row.required === 0 ? null : severityOf(row.worst)),
    render: (row) =>
      row.required === 0 ? (
        <span className={classes.small}>{words.nothingRequired}</span>
      ) : (
        <StateMark token={markOfState(row.worst)} withLabel />
      ),
  },
  { key: 'kind', title: words.columns.kind, width: 110, value: kindText },
  { key: 'employer', title: words.columns.employer, width: 150, value: (row) => row.employer },
];

const columnsWithLeavers: readonly Column<ListedPerson>[] = [
  ...columns,
  {
    key: 'left',
    title: words.columns.left,
    width: 100,
    value: (row) => row.leftOn,
    render: (row) => row.leftOn !== null && <DateText date={row.leftOn} />,
  },
];

const kindChoices = kindFilters.map((value) => ({
  value,
  label: value === 'external' ? words.external : personRecordWords.kinds[value],
}));

const keyOf = (row: ListedPerson): string => row.personId;

/** Who is employed on the day, as a table; the chosen person opens beside it. */
export function PeoplePage() {
  const asOf = useAsOf();
  const navigate = useNavigate();
  const mayImport = useMay('people.import');
  const { personId = null } = useParams({ strict: false });
  const { unit = null, leavers = false, kind: asked } = useSearch({ strict: false });
  const kind = kindFilters.find((one) => one === asked) ?? null;
  const query = usePeople({ asOf, unitId: unit, includeLeavers: leavers });
  const units = useUnits();
  const mayCorrect = useMay('people.correct');
  const everybody = query.data?.people;
  const rows = useMemo(() => (everybody ?? []).filter((row) => isOfKind(row, kind)), [everybody, kind]);
  const isFiltered = unit !== null || asOf !== null || kind !== null;
  const goToImport = () => void navigate({ to: '/exchange/import' });
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        actions={
          <>
            {mayImport && (
              <Button variant="default" onClick={goToImport}>
                {words.importPeople}
              </Button>
            )}
            {mayCorrect && (
              <Button variant="default" onClick={() => void navigate({ to: '/people/new', search: true })}>
                {personRecordWords.add.open}
              </Button>
            )}
          </>
        }
      />
      <PeopleTabs />
      <div className={classes.filters}>
        <Select
          aria-label={words.unit}
          placeholder={words.allUnits}
          data={unitChoices(units.data?.units ?? [])}
          value={unit}
          searchable
          clearable
          onChange={(next) => void navigate({ to: '.', search: (old) => ({ ...old, unit: next ?? undefined }) })}
        />
        <Select
          aria-label={words.columns.kind}
          placeholder={words.allKinds}
          data={kindChoices}
          value={kind}
          clearable
          onChange={(next) => void navigate({ to: '.', search: (old) => ({ ...old, kind: kindFilters.find((one) => one === next) }) })}
        />
        <Checkbox
          label={words.includeLeavers}
          checked={leavers}
          onChange={(event) => {
            const isOn = event.currentTarget.checked;
            void navigate({ to: '.', search: (old) => ({ ...old, leavers: isOn || undefined }) });
          }}
        />
      </div>
      <DataTable
        name="people"
        label={words.title}
        columns={leavers ? columnsWithLeavers : columns}
        rows={rows}
        rowKey={keyOf}
        openKey={personId}
        onOpen={(row) => void navigate({ to: '/people/$personId', params: { personId: row.personId }, search: true })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          isFiltered ? (
            <EmptyState title={words.noneOnDay} hint={words.noneOnDayHint} />
          ) : (
            <EmptyState
              title={words.empty}
              hint={mayImport ? words.emptyHint : words.emptyHintReader}
              {...(mayImport && { nextStep: { label: words.importPeople, onClick: goToImport } })}
            />
          )
        }
      />
      <Outlet />
    </>
  );
}

function kindText({ kind }: ListedPerson): string | null {
  return kind === null ? null : personRecordWords.kinds[kind];
}

/** Whoever is not employed by the organisation itself is of a kind of their own, whatever the HR system calls them. */
function isOfKind({ kind, employer }: ListedPerson, wanted: KindFilter | null): boolean {
  if (wanted === 'external') return employer !== null;
  return wanted === null || kind === wanted;
}

function readyText({ ready, required }: ListedPerson): string | null {
  return required === 0 ? null : words.readyOf(ready, required);
}

function readyShare({ ready, required }: ListedPerson): number | null {
  return required === 0 ? null : ready / required;
}
