import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReadinessFilter } from '../../../shared/contract/readiness-filter';
import { confidenceShare, type Confidence } from '../../../shared/domain/assessor-confidence';
import type { HeatmapColumns } from '../../../shared/domain/heatmap';
import { readyStates } from '../../../shared/domain/state';
import type { MarkToken } from '../../lib/mark-token';
import { markOfState } from '../../lib/states';
import { readinessWords } from '../../lib/words/readiness';
import { stateWords } from '../../lib/words/states';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { StateMark } from '../../ui/mark/state-mark';
import { SidePanel } from '../../ui/side-panel';
import { markOfConfidence } from './mode-marks';
import { AsKnown } from './known-then';
import { useStandings, type Standing } from './queries';
import { StandingItem } from './standing-item';
import classes from './readiness.module.css';

const words = readinessWords.panel;

/** The people behind one cell of the map, worst first. */
export function CellPanel(cell: Cell) {
  return <AsKnown isBeside>{(filter) => <People {...cell} filter={filter} />}</AsKnown>;
}

interface Cell {
  readonly columnId: string;
  readonly competencyId: string;
}

function People({ columnId, competencyId, filter }: Cell & { readonly filter: ReadinessFilter }) {
  const navigate = useNavigate();
  const { by = 'unit', mode } = useSearch({ from: '/readiness/heatmap' });
  const withConfidence = mode === 'confidence';
  const query = useStandings({ ...peopleOf(columnId, by, filter), competencyId, withConfidence });
  const [first] = query.data?.people ?? [];
  return (
    <BesidePage>
      <SidePanel
        title={first?.competencyTitle ?? words.loading}
        subtitle={query.data && first && <Subtitle people={query.data.people} first={first} withConfidence={withConfidence} />}
        onClose={() => void navigate({ to: '/readiness', search: true })}
      >
        <Loaded query={query}>
          {({ people, total }) =>
            people.length === 0 ? (
              <EmptyState title={words.nobody} hint={words.nobodyHint} />
            ) : (
              <>
                {total > people.length && <p className={classes.small}>{words.cut(people.length, total)}</p>}
                {withConfidence ? (
                  <ByConfidence people={people} knownAt={filter.knownAt} />
                ) : (
                  <ByState people={people} knownAt={filter.knownAt} />
                )}
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
  const { asOf, knownAt, departmentId, unitId, roleId, mandatoryOnly } = filter;
  const shared = { asOf, knownAt, departmentId, withinUnitId: unitId, roleId, mandatoryOnly };
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

function Subtitle({
  people,
  first,
  withConfidence,
}: {
  readonly people: readonly Standing[];
  readonly first: Standing;
  readonly withConfidence: boolean;
}) {
  const notReady = people.filter(({ state }) => !readyStates.has(state)).length;
  const counted = withConfidence ? words.confidence(confidenceShare(countsOf(people))) : words.notReady(notReady, people.length);
  return <>{[first.competencyCode, first.unitName, counted].filter((part) => part !== null).join(' · ')}</>;
}

function ByState({ people, knownAt }: { readonly people: readonly Standing[]; readonly knownAt: number | null }) {
  const states = [...new Set(people.map(({ state }) => state))];
  return states.map((state) => (
    <Group
      key={state}
      token={markOfState(state)}
      label={stateWords[state]}
      standings={people.filter((one) => one.state === state)}
      knownAt={knownAt}
    />
  ));
}

/** Those whom somebody judged who is not calibrated first. */
function ByConfidence({ people, knownAt }: { readonly people: readonly Standing[]; readonly knownAt: number | null }) {
  return (['lapsed', 'unknown', 'current', null] as const).map((confidence) => {
    const standings = people.filter((one) => one.confidence === confidence);
    const key = confidence ?? 'notHeld';
    return (
      standings.length > 0 && (
        <Group key={key} token={markOfConfidence[key]} label={words.byConfidence[key]} standings={standings} knownAt={knownAt} />
      )
    );
  });
}

function Group({
  token,
  label: name,
  standings,
  knownAt,
}: {
  readonly token: MarkToken;
  readonly label: string;
  readonly standings: readonly Standing[];
  readonly knownAt: number | null;
}) {
  const label = words.group(name, standings.length);
  return (
    <section aria-label={label}>
      <h3 className={classes.groupTitle}>
        <StateMark token={token} /> {label}
      </h3>
      <ul className={classes.standings}>
        {standings.map((standing) => (
          <StandingItem key={standing.personId} standing={standing} knownAt={knownAt} />
        ))}
      </ul>
    </section>
  );
}

function countsOf(people: readonly Standing[]): Record<Confidence, number> {
  const count = (asked: Confidence): number => people.filter(({ confidence }) => confidence === asked).length;
  return { current: count('current'), lapsed: count('lapsed'), unknown: count('unknown') };
}
