import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReadinessFilter } from '../../../shared/contract/readiness-filter';
import { useAsOf } from '../../lib/as-of';
import { useSession } from '../../lib/session';
import { markOfState, severityOf } from '../../lib/states';
import { readinessWords } from '../../lib/words/readiness';
import { stateWords } from '../../lib/words/states';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { DateText } from '../../ui/date-text';
import { EmptyState } from '../../ui/empty-state';
import { IfMay } from '../../ui/if-may';
import { QueryError } from '../../ui/loaded';
import { StateMark } from '../../ui/mark/state-mark';
import { PageHeader } from '../../ui/page-header';
import { AsKnown, KnownThen } from './known-then';
import { useStandings, type Standing } from './queries';
import { Filters } from './readiness-frame';
import { ViewFiles } from '../../ui/view-files';
import { filterInWords, statesOf } from './standing-filter';
import classes from './readiness.module.css';

const words = readinessWords.list;

const columns: readonly Column<Standing>[] = [
  { key: 'person', title: words.columns.person, width: 160, value: (row) => row.name },
  { key: 'code', title: words.columns.code, width: 84, value: (row) => row.competencyCode },
  { key: 'competency', title: words.columns.competency, width: 190, value: (row) => row.competencyTitle },
  {
    key: 'state',
    title: words.columns.state,
    width: 140,
    value: (row) => stateWords[row.state],
    order: (row) => severityOf(row.state),
    render: (row) => <StateMark token={markOfState(row.state)} withLabel />,
  },
  {
    key: 'readyUntil',
    title: words.columns.readyUntil,
    width: 100,
    value: (row) => row.readyUntil,
    render: (row) => dateOrNothing(row.readyUntil),
  },
  { key: 'unit', title: words.columns.unit, width: 160, value: (row) => row.unitName },
  { key: 'required', title: words.columns.required, width: 80, value: (row) => row.requiredLevelCode },
  { key: 'held', title: words.columns.held, width: 64, value: (row) => row.heldLevelCode },
  { key: 'until', title: words.columns.until, width: 100, value: (row) => row.until, render: (row) => dateOrNothing(row.until) },
  { key: 'kind', title: words.columns.kind, width: 90, value: (row) => (row.isMandatory ? words.mandatory : readinessWords.desirable) },
];

const keyOf = (row: { readonly personId: string; readonly competencyId: string }): string => `${row.personId} ${row.competencyId}`;

/** The standings that a number counts, as a table; the chosen one is explained beside it. */
export function StandingListPage() {
  return (
    <IfMay permission="readiness.read" title={words.title}>
      <Listed />
      <Outlet />
    </IfMay>
  );
}

/** Which standings the address asks for, in words, and what they can be narrowed to. */
function Listed() {
  const { today } = useSession();
  const asOf = useAsOf();
  const search = useSearch({ from: '/readiness/list' });
  const states = useMemo(() => statesOf(search.states), [search.states]);
  const lapsesBy = search.until ?? null;
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={`${filterInWords(states, lapsesBy)}, ${words.asOf(asOf ?? today)}.`}
        parent={{ label: readinessWords.title, href: asOf === null ? '#/readiness' : `#/readiness?asOf=${asOf}` }}
      />
      <div className={classes.filterRow}>
        <Filters />
        <div className={classes.filters}>
          <KnownThen />
        </div>
      </div>
      <AsKnown>{(filter) => <StandingTable filter={filter} states={states} lapsesBy={lapsesBy} />}</AsKnown>
    </>
  );
}

interface Shown {
  readonly filter: ReadinessFilter;
  readonly states: ReturnType<typeof statesOf>;
  readonly lapsesBy: string | null;
}

function StandingTable({ filter, states, lapsesBy }: Shown) {
  const navigate = useNavigate();
  const { personId, competencyId } = useParams({ strict: false });
  const { unitId: withinUnitId, ...narrowed } = filter;
  const query = useStandings({ ...narrowed, withinUnitId, states, lapsesBy });
  const { people = [], total = 0 } = query.data ?? {};
  return (
    <>
      {total > people.length && <p className={classes.small}>{words.cut(people.length, total)}</p>}
      <ViewFiles view={{ kind: 'standings', filter, states, lapsesBy }} />
      <DataTable
        name="standings"
        label={words.title}
        columns={columns}
        rows={people}
        rowKey={keyOf}
        openKey={personId === undefined || competencyId === undefined ? null : keyOf({ personId, competencyId })}
        onOpen={({ personId: person, competencyId: competency }) =>
          void navigate({
            to: '/readiness/list/$personId/$competencyId',
            params: { personId: person, competencyId: competency },
            search: true,
          })
        }
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          <EmptyState
            title={words.none}
            hint={words.noneHint}
            nextStep={{ label: words.back, onClick: () => void navigate({ to: '/readiness' }) }}
          />
        }
      />
    </>
  );
}

function dateOrNothing(date: string | null) {
  return date !== null && <DateText date={date} />;
}
