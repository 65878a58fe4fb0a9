import { Link } from '@tanstack/react-router';
import { guestSessionWords } from '../../../lib/words/guest-sessions';
import { ShortTable } from '../../../ui/short-table';
import { useGuestSessions } from './queries';
import classes from './sessions.module.css';

const words = guestSessionWords.list;

/** The sessions of other sites that somebody here rates; nothing where there are none. */
export function GuestSessions() {
  const sessions = useGuestSessions().data?.sessions ?? [];
  if (sessions.length === 0) return null;
  const { columns } = words;
  return (
    <section className={classes.section} aria-label={words.title}>
      <h2 className={classes.title}>{words.title}</h2>
      <ShortTable label={words.title}>
        <thead>
          <tr>
            <th scope="col">{columns.title}</th>
            <th scope="col">{columns.partner}</th>
            <th scope="col">{columns.member}</th>
            <th scope="col">{columns.rater}</th>
            <th scope="col" data-align="right" className={classes.figure}>
              {columns.cases}
            </th>
            <th scope="col">{columns.ratings}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ guestId, title, round, partner, memberName, rater, cases, handedInAt }) => (
            <tr key={guestId}>
              <th scope="row">
                <Link to="/calibrate/guests/$guestId" params={{ guestId }}>
                  {title}
                </Link>{' '}
                <span className={classes.note}>{words.round(round)}</span>
              </th>
              <td>{partner}</td>
              <td>{memberName}</td>
              <td>{rater === null ? words.nobody : rater.name}</td>
              <td data-align="right" className={classes.figure}>
                {cases}
              </td>
              <td>{handedInAt === null ? words.open : words.handedIn}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}
