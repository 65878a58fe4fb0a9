import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useAsOf } from '../../lib/as-of';
import { dutyPath } from '../../lib/duty-path';
import { goneToOf, whatOf, whyOf } from '../../lib/duty-text';
import { useMay } from '../../lib/session';
import { dutyWords } from '../../lib/words/duties';
import { obligationWords as words } from '../../lib/words/obligations';
import { DateText } from '../../ui/date-text';
import { ShortTable } from '../../ui/short-table';
import { dutiesShown, useOwnDuties, type Duty } from './queries';
import classes from './today.module.css';

/** What the person is to do, sees to or has heard of, soonest due first; nothing while there is none. */
export function Obligations({ personId }: { readonly personId: string | null }) {
  const id = useId();
  const { data } = useOwnDuties(useAsOf(), useMay('people.read'));
  if (data === undefined || data.total === 0) return null;
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
            <th scope="col">{dutyWords.columns.person}</th>
            <th scope="col">{words.columns.due}</th>
            <th scope="col">{words.columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {data.duties.map((one) => (
            <tr key={one.key}>
              <th scope="row">
                <What duty={one} />
              </th>
              <td>{dutyWords.kinds[one.kind]}</td>
              <td>{one.person?.personId === personId ? dutyWords.yourself : one.person?.name}</td>
              <td>
                <DateText date={one.dueOn} />{' '}
                {one.overdueDays > 0 && <strong className={classes.overdue}>{dutyWords.overdueBy(one.overdueDays)}</strong>}
              </td>
              <td>
                {whyOf(one)}
                {one.planned !== null && <p className={classes.small}>{dutyWords.plannedOn(one.planned.on, one.planned.assessorName)}</p>}
                {one.escalation.level !== 'owner' && <p className={classes.small}>{goneToOf(one)}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
      <p className={classes.small}>
        <Link to="/work">{dutyWords.openAll}</Link> {data.total > dutiesShown && words.more(data.total - dutiesShown)}
      </p>
    </section>
  );
}

function What({ duty }: { readonly duty: Duty }) {
  const path = dutyPath(duty.target);
  return path === null ? whatOf(duty) : <a href={`#${path}`}>{whatOf(duty)}</a>;
}
