import { Button, Checkbox, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useAsOf } from '../../../lib/as-of';
import { weekdayOf } from '../../../lib/formatting';
import { markOfState } from '../../../lib/states';
import { unitChoices } from '../../../lib/unit-tree';
import { stateWords } from '../../../lib/words/states';
import { changeKindWords, yearWords as words } from '../../../lib/words/year';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { isEditable } from '../../../ui/data-table/use-filter-row';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { Loaded, QueryError } from '../../../ui/loaded';
import { StateMark } from '../../../ui/mark/state-mark';
import { PageHeader } from '../../../ui/page-header';
import { PeopleTabs } from '../../../ui/people-tabs';
import { usePerson, useUnits } from '../queries';
import { MonthStrip } from './month-strip';
import { changesShown, useChangesOf, useDaysAhead, type Change, type DayAhead } from './queries';
import classes from './year.module.css';

const columns: readonly Column<Change>[] = [
  { key: 'person', title: words.columns.person, width: 150, value: (row) => row.name },
  { key: 'code', title: words.columns.code, width: 84, value: (row) => row.competencyCode },
  side('before', words.columns.before),
  side('after', words.columns.after),
  { key: 'why', title: words.columns.why, width: 420, value: whyText },
  { key: 'competency', title: words.columns.competency, width: 190, value: (row) => row.competencyTitle },
  { key: 'number', title: words.columns.number, width: 90, value: (row) => row.employeeNumber },
];

function side(key: 'before' | 'after', title: string): Column<Change> {
  return {
    key,
    title,
    width: 140,
    value: (row) => stateWords[row[key].state],
    render: (row) =>
      row[key].requiredLevelCode === null ? stateWords.notRequired : <StateMark token={markOfState(row[key].state)} withLabel />,
  };
}

function whyText({ why }: Change): string {
  return why.map(({ kind, text }) => `${changeKindWords[kind]}: ${text}`).join(' ');
}

export const changeKey = ({ day, personId, competencyId }: Pick<Change, 'day' | 'personId' | 'competencyId'>): string =>
  `${day} ${personId} ${competencyId}`;

/** Every change that is known to come for a unit or a person, day by day; the chosen one is explained beside the list. */
export function YearPage() {
  return (
    <IfMay permission="readiness.read" title={words.title}>
      <Year />
      <Outlet />
    </IfMay>
  );
}

/** Whose year is walked, as the address says it. */
export function useAskedYear() {
  const after = useAsOf();
  const { unit, person, lapses = false } = useSearch({ from: '/people/year' });
  return { personId: person ?? null, unitId: unit ?? null, after, through: null, lapsesOnly: lapses };
}

function Year() {
  const asked = useAskedYear();
  const query = useDaysAhead(asked);
  const { after, through } = query.data ?? {};
  return (
    <>
      <PageHeader title={words.title} subtitle={after !== undefined && through !== undefined && words.subtitle(after, through)} />
      <PeopleTabs />
      <Filters />
      <Loaded query={query}>
        {({ days }) =>
          days.length === 0 ? (
            <EmptyState
              title={asked.lapsesOnly ? words.emptyLapses : words.empty}
              hint={asked.lapsesOnly ? words.emptyLapsesHint : words.emptyHint}
            />
          ) : (
            <Walk days={days} />
          )
        }
      </Loaded>
    </>
  );
}

function Filters() {
  const navigate = useNavigate({ from: '/people/year' });
  const { unit = null, person = null, lapses = false } = useSearch({ from: '/people/year' });
  const units = useUnits();
  return (
    <div className={classes.filters}>
      {person === null ? (
        <Select
          aria-label={words.unit}
          placeholder={words.everybody}
          data={unitChoices(units.data?.units ?? [])}
          value={unit}
          searchable
          clearable
          onChange={(next) => void navigate({ to: '/people/year', search: (old) => ({ ...old, unit: next ?? undefined }) })}
        />
      ) : (
        <OnePerson personId={person} />
      )}
      <Checkbox
        label={words.lapsesOnly}
        checked={lapses}
        onChange={(event) => {
          const isOn = event.currentTarget.checked;
          void navigate({ to: '/people/year', search: (old) => ({ ...old, lapses: isOn || undefined }) });
        }}
      />
    </div>
  );
}

/** Whose year alone is shown, and the way back to everybody's. */
function OnePerson({ personId }: { readonly personId: string }) {
  const navigate = useNavigate({ from: '/people/year' });
  const asOf = useAsOf();
  const query = usePerson(personId, asOf);
  return (
    <>
      <span className={classes.who}>{query.data?.name}</span>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => void navigate({ to: '/people/year', search: (old) => ({ ...old, person: undefined }) })}
      >
        {words.everybody}
      </Button>
    </>
  );
}

function Walk({ days }: { readonly days: readonly DayAhead[] }) {
  const navigate = useNavigate({ from: '/people/year' });
  const { day: wanted } = useSearch({ from: '/people/year' });
  const at = Math.max(
    days.findIndex(({ day }) => wanted !== undefined && day >= wanted),
    0,
  );
  const chosen = days[at];
  const goTo = (day: string | undefined): void => {
    if (day !== undefined) void navigate({ to: '/people/year', search: (old) => ({ ...old, day }) });
  };
  const [before, after] = [days[at - 1]?.day, days[at + 1]?.day];
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isEditable(event.target)) return;
      const to = { p: before, n: after }[event.key];
      if (to !== undefined) void navigate({ to: '/people/year', search: (old) => ({ ...old, day: to }) });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [before, after, navigate]);
  const choices = useMemo(
    () => days.map(({ day, changes, lapses }) => ({ value: day, label: words.dayText(day, weekdayOf(day), changes, lapses) })),
    [days],
  );
  if (chosen === undefined) return null;
  const sum = (of: 'changes' | 'lapses'): number => days.reduce((total, one) => total + one[of], 0);
  return (
    <>
      <MonthStrip days={days} chosen={chosen.day} onChoose={goTo} />
      <div className={classes.walk}>
        <Button
          variant="default"
          leftSection={<IconChevronLeft size={16} aria-hidden />}
          title={words.previous}
          aria-keyshortcuts="p"
          disabled={before === undefined}
          onClick={() => goTo(before)}
        >
          {words.previousShort}
        </Button>
        <Select
          aria-label={words.days}
          className={classes.day}
          data={choices}
          value={chosen.day}
          allowDeselect={false}
          searchable
          onChange={(next) => goTo(next ?? undefined)}
        />
        <Button
          variant="default"
          rightSection={<IconChevronRight size={16} aria-hidden />}
          title={words.next}
          aria-keyshortcuts="n"
          disabled={after === undefined}
          onClick={() => goTo(after)}
        >
          {words.nextShort}
        </Button>
        <p className={classes.total}>{words.total(sum('changes'), sum('lapses'), days.length)}</p>
      </div>
      <DayTable day={chosen} />
    </>
  );
}

function DayTable({ day: { day, changes: all } }: { readonly day: DayAhead }) {
  const navigate = useNavigate();
  const { personId, competencyId } = useParams({ strict: false });
  const query = useChangesOf(useAskedYear(), day);
  const changes = query.data?.changes ?? [];
  const isOpen = personId !== undefined && competencyId !== undefined;
  return (
    <>
      {all > changesShown && <p className={classes.total}>{words.cut(changesShown, all)}</p>}
      <DataTable
        name="year-ahead"
        label={words.list(day)}
        columns={columns}
        rows={changes}
        rowKey={changeKey}
        openKey={isOpen ? changeKey({ day, personId, competencyId }) : null}
        onOpen={(row) =>
          void navigate({
            to: '/people/year/$day/$personId/$competencyId',
            params: { day, personId: row.personId, competencyId: row.competencyId },
            search: (old) => ({ ...old, day }),
          })
        }
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
      />
    </>
  );
}
