import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReadinessFilter } from '../../../shared/contract/readiness-filter';
import type { HeatmapColumns } from '../../../shared/domain/heatmap';
import { readyStates } from '../../../shared/domain/state';
import { markOfState } from '../../lib/states';
import { readinessWords } from '../../lib/words/readiness';
import { stateWords } from '../../lib/words/states';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { StateMark } from '../../ui/mark/state-mark';
import { SidePanel } from '../../ui/side-panel';
import { useReadinessFilter } from './filters';
import { useStandings, type Standing } from './queries';
import { StandingItem } from './standing-item';
import classes from './readiness.module.css';

const words = readinessWords.panel;

/** The people behind one cell of the map, worst first. */
export function CellPanel({ columnId, competencyId }: { readonly columnId: string; readonly competencyId: string }) {
  const navigate = useNavigate();
  const filter = useReadinessFilter();
  const { by = 'unit' } = useSearch({ from: '/readiness/heatmap' });
  const query = useStandings({ ...peopleOf(columnId, by, filter), competencyId });
  const [first] = query.data?.people ?? [];
  return (
    <BesidePage>
      <SidePanel
        title={first?.competencyTitle ?? words.loading}
        subtitle={query.data && first && <Subtitle people={query.data.people} first={first} />}
        onClose={() => void navigate({ to: '/readiness', search: true })}
      >
        <Loaded query={query}>
          {({ people, total }) =>
            people.length === 0 ? (
              <EmptyState title={words.nobody} hint={words.nobodyHint} />
            ) : (
              <>
                {total > people.length && <p className={classes.small}>{words.cut(people.length, total)}</p>}
                <ByState people={people} />
              </>
            )
          }
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

/** Whom a column shows, under the filters of the page. */
function peopleOf(columnId: string, by: HeatmapColumns, filter: ReadinessFilter) {
  const { asOf, departmentId, unitId, roleId, mandatoryOnly } = filter;
  const shared = { asOf, departmentId, withinUnitId: unitId, roleId, mandatoryOnly };
  switch (by) {
    case 'unit':
      return { ...shared, unitId: columnId };
    case 'branch':
      // the unit that is looked into stands for those who are in it and in none below
      return columnId === unitId ? { ...shared, unitId } : { ...shared, withinUnitId: columnId };
    case 'role':
      return { ...shared, roleId: columnId };
    case 'month':
      return { ...shared, asOf: columnId };
  }
}

function Subtitle({ people, first }: { readonly people: readonly Standing[]; readonly first: Standing }) {
  const notReady = people.filter(({ state }) => !readyStates.has(state)).length;
  return <>{[first.competencyCode, first.unitName, words.notReady(notReady, people.length)].filter((part) => part !== null).join(' · ')}</>;
}

function ByState({ people }: { readonly people: readonly Standing[] }) {
  const states = [...new Set(people.map(({ state }) => state))];
  return states.map((state) => {
    const standings = people.filter((one) => one.state === state);
    const label = words.group(stateWords[state], standings.length);
    return (
      <section key={state} aria-label={label}>
        <h3 className={classes.groupTitle}>
          <StateMark token={markOfState(state)} /> {label}
        </h3>
        <ul className={classes.standings}>
          {standings.map((standing) => (
            <StandingItem key={standing.personId} standing={standing} />
          ))}
        </ul>
      </section>
    );
  });
}
