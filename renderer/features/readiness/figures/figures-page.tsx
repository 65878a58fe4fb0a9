import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { formatNumber } from '../../../lib/formatting';
import { useSession } from '../../../lib/session';
import { figureWords as words } from '../../../lib/words/figures';
import { Loaded } from '../../../ui/loaded';
import { AsKnown } from '../known-then';
import { ReadinessFrame } from '../readiness-frame';
import { ViewFiles } from '../../../ui/view-files';
import { groupsInOrder } from './groups-in-order';
import classes from './figures.module.css';
import { useFigures, useTrend, type Figure } from './queries';
import { Trend } from './trend';

/** The figures of the day, each with its definition; each opens the list it counts. What a role works with comes first. */
export function FiguresPage() {
  return (
    <ReadinessFrame tab="figures">
      <AsKnown>{(filter) => <Figures filter={filter} />}</AsKnown>
      <Outlet />
    </ReadinessFrame>
  );
}

function Figures({ filter }: { readonly filter: ReadinessFilter }) {
  const { user } = useSession();
  const query = useFigures(filter);
  const trend = useTrend(filter);
  return (
    <div className={classes.scroll}>
      <Loaded query={query}>
        {({ figures, minimumGroup }) => (
          <div className={classes.stack}>
            <div className={classes.section}>
              <ViewFiles view={{ kind: 'figures', filter }} />
            </div>
            {groupsInOrder(user.grants.map(({ role }) => role)).map((group) => (
              <section key={group} className={classes.section} aria-labelledby={`figures-${group}`}>
                <h2 id={`figures-${group}`} className={classes.title}>
                  {words.groups[group]}
                </h2>
                <ul className={classes.cards}>
                  {figures
                    .filter((figure) => figure.group === group)
                    .map((figure) => (
                      <Card key={figure.key} figure={figure} minimumGroup={minimumGroup} />
                    ))}
                </ul>
              </section>
            ))}
            <Loaded query={trend}>{({ points }) => <Trend points={points} />}</Loaded>
            <p className={classes.small}>{words.rule(minimumGroup)}</p>
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Card({ figure, minimumGroup }: { readonly figure: Figure; readonly minimumGroup: number }) {
  const { key, definition } = figure;
  return (
    <li className={classes.card}>
      <span>{words.names[key]}</span>
      <Told figure={figure} minimumGroup={minimumGroup} />
      <p className={classes.definition}>{definition}</p>
    </li>
  );
}

function Told({ figure: { key, count, of, days }, minimumGroup }: { readonly figure: Figure; readonly minimumGroup: number }) {
  if (count === null) {
    return (
      <>
        <span className={classes.count}>{words.notTold}</span>
        <span className={classes.share}>{words.tooFew(minimumGroup)}</span>
      </>
    );
  }
  const isTime = key === 'timeToCompetency';
  return (
    <>
      <FigureLink figureKey={key}>
        <span className={classes.count}>{isTime ? words.days(days) : formatNumber(count)}</span>
      </FigureLink>
      {of !== null && <span className={classes.share}>{isTime ? words.there(count, of) : words.share(count, of)}</span>}
    </>
  );
}

/** The figures that open a list of gaps, and how it is narrowed. */
const gapsBehind = {
  gapsHigh: { bands: 'high' },
  gapsSerious: { bands: 'serious' },
  gapsMedium: { bands: 'medium' },
  gapsLow: { bands: 'low' },
  unitsHigh: { bands: 'high', sumBy: 'unit' },
} as const;
const opensGaps = (key: Figure['key']): key is keyof typeof gapsBehind => key in gapsBehind;

function FigureLink({ figureKey, children }: { readonly figureKey: Figure['key']; readonly children: ReactNode }) {
  const label = words.open(words.names[figureKey]);
  return opensGaps(figureKey) ? (
    <Link
      to="/readiness/gaps"
      search={({ asOf, department, unit, role, mandatory, known }) => ({
        asOf,
        department,
        unit,
        role,
        mandatory,
        known,
        ...gapsBehind[figureKey],
      })}
      aria-label={label}
    >
      {children}
    </Link>
  ) : (
    <Link to="/readiness/figures/$key" params={{ key: figureKey }} search aria-label={label}>
      {children}
    </Link>
  );
}
