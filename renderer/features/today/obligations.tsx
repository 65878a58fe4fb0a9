import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { kindText, obligationWords as words } from '../../lib/words/obligations';
import { DateText } from '../../ui/date-text';
import { ShortTable } from '../../ui/short-table';
import { obligationsShown, useOwnObligations, type Obligation } from './queries';
import classes from './today.module.css';

/** What the person is to do, or to see to; nothing while there is none. */
export function Obligations({ personId }: { readonly personId: string }) {
  const id = useId();
  const { data } = useOwnObligations();
  if (data === undefined || data.total === 0) return null;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.own}
      </h2>
      <ShortTable labelledBy={id}>
        <thead>
          <tr>
            <th scope="col">{words.columns.competency}</th>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col">{words.columns.due}</th>
            <th scope="col">{words.columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {data.obligations.map((one) => (
            <tr key={one.obligationId}>
              <th scope="row">
                <Link to="/obligations/$obligationId" params={{ obligationId: one.obligationId }}>
                  {one.title ?? (
                    <>
                      <span className={classes.code}>{one.competencyCode}</span> {one.competencyTitle}
                    </>
                  )}
                </Link>
              </th>
              <td>{one.personId === personId ? kindText(one) : words.forOther(one.personName, forOther(one))}</td>
              <td>
                <DateText date={one.dueOn} /> {one.isOverdue && <strong className={classes.overdue}>{words.overdue}</strong>}
              </td>
              <td>{one.reason}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
      {data.total > obligationsShown && <p className={classes.small}>{words.more(data.total - obligationsShown)}</p>}
    </section>
  );
}

function forOther({ kind, competencyId }: Obligation): 'again' | 'assessed' | 'done' {
  if (kind !== 'onboarding') return 'again';
  return competencyId === null ? 'done' : 'assessed';
}
