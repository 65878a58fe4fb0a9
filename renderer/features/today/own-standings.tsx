import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useAsOf } from '../../lib/as-of';
import { markOfState } from '../../lib/states';
import { todayWords as words } from '../../lib/words/today';
import { DateText } from '../../ui/date-text';
import { Loaded } from '../../ui/loaded';
import { StateMark } from '../../ui/mark/state-mark';
import { useStandingsOf } from './queries';
import { ShortTable } from '../../ui/short-table';
import classes from './today.module.css';

/** What is required of the person who is signed in, worst first. */
export function OwnStandings({ personId, isWide }: { readonly personId: string; readonly isWide: boolean }) {
  const id = useId();
  const query = useStandingsOf(useAsOf(), personId);
  return (
    <section className={classes.section} data-wide={isWide || undefined} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.own}
      </h2>
      <Loaded query={query}>
        {({ people }) =>
          people.length === 0 ? (
            <p className={classes.small}>{words.ownNone}</p>
          ) : (
            <ShortTable labelledBy={id}>
              <thead>
                <tr>
                  <th scope="col">{words.ownColumns.competency}</th>
                  <th scope="col">{words.ownColumns.state}</th>
                  <th scope="col">{words.ownColumns.required}</th>
                  <th scope="col">{words.ownColumns.held}</th>
                  <th scope="col">{words.ownColumns.readyUntil}</th>
                </tr>
              </thead>
              <tbody>
                {people.map((standing) => (
                  <tr key={standing.competencyId}>
                    <th scope="row">
                      <span className={classes.code}>{standing.competencyCode}</span> {standing.competencyTitle}
                    </th>
                    <td className={classes.state}>
                      <StateMark token={markOfState(standing.state)} withLabel />
                    </td>
                    <td>{standing.requiredLevelCode}</td>
                    <td>{standing.heldLevelCode ?? words.none}</td>
                    <td>{standing.readyUntil !== null && <DateText date={standing.readyUntil} />}</td>
                  </tr>
                ))}
              </tbody>
            </ShortTable>
          )
        }
      </Loaded>
      <Link to="/people/$personId" params={{ personId }}>
        {words.openOwn}
      </Link>
    </section>
  );
}
