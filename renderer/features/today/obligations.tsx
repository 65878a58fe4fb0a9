import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useMay } from '../../lib/session';
import { kindText, obligationWords as words } from '../../lib/words/obligations';
import { DateText } from '../../ui/date-text';
import { ShortTable } from '../../ui/short-table';
import { FrameworkRows } from './framework-rows';
import { obligationsShown, useAwaiting, useOwnObligations, type Obligation } from './queries';
import classes from './today.module.css';

/** What the person is to do, or to see to; nothing while there is none. An account of nobody owes nothing, and may still have to approve. */
export function Obligations({ personId }: { readonly personId: string | null }) {
  const id = useId();
  const mayApprove = useMay('framework.approve');
  const mayEdit = useMay('framework.edit');
  const awaiting = useAwaiting(mayApprove || mayEdit).data ?? { reviews: [], returned: [] };
  const { total, obligations } = useOwnObligations(personId !== null).data ?? { total: 0, obligations: [] };
  if (total + awaiting.reviews.length + awaiting.returned.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.own}
      </h2>
      <ShortTable labelledBy={id}>
        <thead>
          <tr>
            <th scope="col">{words.columns.what}</th>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col">{words.columns.due}</th>
            <th scope="col">{words.columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          <FrameworkRows awaiting={awaiting} />
          {obligations.map((one) => (
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
      {total > obligationsShown && <p className={classes.small}>{words.more(total - obligationsShown)}</p>}
    </section>
  );
}

function forOther({ kind, competencyId }: Obligation): 'again' | 'assessed' | 'done' {
  if (kind !== 'onboarding') return 'again';
  return competencyId === null ? 'done' : 'assessed';
}
