import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useAsOf } from '../../lib/as-of';
import { distanceInWords } from '../../lib/formatting';
import { useSession } from '../../lib/session';
import { todayWords as words } from '../../lib/words/today';
import { DateText } from '../../ui/date-text';
import { Loaded } from '../../ui/loaded';
import { ShortTable } from '../../ui/short-table';
import { listSearch } from './figures';
import { useLapses, type Figure, type Lapse } from './queries';
import classes from './today.module.css';

/** The ten who lapse next, and what that would break: what rests on it, and where nobody ready would be left. */
export function NextLapses({ figure: { filter, count } }: { readonly figure: Figure }) {
  const id = useId();
  const asOf = useAsOf();
  const { today } = useSession();
  return (
    <section className={classes.section} data-wide aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.lapses}
      </h2>
      <Loaded query={useLapses(asOf)}>
        {({ lapses }) =>
          lapses.length === 0 ? (
            <p className={classes.small}>{words.lapsesNone}</p>
          ) : (
            <>
              <p className={classes.small}>{words.lapsesHint}</p>
              <ShortTable labelledBy={id}>
                <thead>
                  <tr>
                    <th scope="col">{words.columns.person}</th>
                    <th scope="col">{words.columns.competency}</th>
                    <th scope="col">{words.columns.lastDay}</th>
                    <th scope="col">{words.columns.breaks}</th>
                  </tr>
                </thead>
                <tbody>
                  {lapses.map((one) => (
                    <tr key={`${one.personId} ${one.competencyId}`}>
                      <th scope="row" className={classes.person}>
                        <Link
                          to="/readiness/list/$personId/$competencyId"
                          params={{ personId: one.personId, competencyId: one.competencyId }}
                          search={listSearch(filter)}
                        >
                          {one.name}
                        </Link>
                      </th>
                      <td className={classes.cut} title={one.competencyTitle}>
                        <span className={classes.code}>{one.competencyCode}</span> {one.competencyTitle}
                      </td>
                      <td className={classes.lastCell}>
                        <DateText date={one.lastDay} /> <span className={classes.small}>{distanceInWords(one.lastDay, asOf ?? today)}</span>
                      </td>
                      <td>
                        <Breaks lapse={one} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </ShortTable>
              {count > lapses.length && (
                <Link to="/readiness/list" search={listSearch(filter)}>
                  {words.showAll(count)}
                </Link>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Breaks({ lapse: { suspends, leaves } }: { readonly lapse: Lapse }) {
  const units = leaves.map(({ unitName, ready, required }) => words.left(unitName, ready, required));
  const isNobody = leaves.some(({ ready }) => ready === 0);
  return (
    <>
      {isNobody ? <strong className={classes.overdue}>{units.join('; ')}</strong> : units.join('; ')}
      {suspends.length > 0 && <span className={classes.small}> {words.suspends(suspends.map(({ code, title }) => code || title))}</span>}
    </>
  );
}
