import { Link } from '@tanstack/react-router';
import { kindText, obligationWords as words } from '../../lib/words/obligations';
import { DateText } from '../../ui/date-text';
import { ShortTable } from '../../ui/short-table';
import { useObligationsOf } from './queries';
import classes from './people.module.css';

/** What the person owes, or has done, because of a change or of a new role; nothing where there never was any. */
export function ObligationList({ personId }: { readonly personId: string }) {
  const { data } = useObligationsOf(personId);
  if (data === undefined || data.total === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.ofPerson}</h3>
      <ShortTable label={words.ofPerson}>
        <thead>
          <tr>
            <th scope="col">{words.columns.competency}</th>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col">{words.columns.due}</th>
            <th scope="col">{words.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {data.obligations.map((one) => (
            <tr key={one.obligationId}>
              <th scope="row" title={one.competencyTitle}>
                <Link to="/obligations/$obligationId" params={{ obligationId: one.obligationId }}>
                  {one.title ?? one.competencyCode}
                </Link>
              </th>
              <td>{kindText(one)}</td>
              <td>
                <DateText date={one.dueOn} />
              </td>
              <td>{words.stateOf(one)}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}
