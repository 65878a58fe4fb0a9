import { formatNumber } from '../../lib/formatting';
import { levellingWords as words } from '../../lib/words/levelling';
import { DateText } from '../../ui/date-text';
import { ShortTable } from '../../ui/short-table';
import type { Plan } from './queries';
import classes from './duties.module.css';

/** How full each week is before and after: an outlined bar of what falls due, a solid one of what is planned, and the line of the cap. */
export function WeekBars({ weeks, cap }: Pick<Plan, 'weeks' | 'cap'>) {
  const widest = Math.max(1, cap, ...weeks.flatMap(({ due, planned }) => [due, planned]));
  const share = (n: number): string => `${(n / widest) * 100}%`;
  return (
    <ShortTable label={words.weeks}>
      <thead>
        <tr>
          <th scope="col">{words.week}</th>
          <th scope="col" className={classes.figure}>
            {words.due}
          </th>
          <th scope="col" className={classes.figure}>
            {words.planned}
          </th>
          <th scope="col" className={classes.barColumn}>
            {words.bars}
          </th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ from, due, planned }) => (
          <tr key={from}>
            <th scope="row">
              <DateText date={from} />
            </th>
            <td className={classes.figure}>{formatNumber(due)}</td>
            <td className={classes.figure}>{formatNumber(planned)}</td>
            <td aria-hidden>
              <div className={classes.bars}>
                <span className={classes.barDue} style={{ width: share(due) }} />
                <span className={classes.barPlanned} style={{ width: share(planned) }} />
                {cap > 0 && <span className={classes.cap} style={{ insetInlineStart: share(cap) }} />}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </ShortTable>
  );
}
