import { yearWords as words } from '../../../lib/words/year';
import type { DayAhead } from './queries';
import classes from './year.module.css';

/** How much changes in each month; a month leads to its first day with a change. */
export function MonthStrip({
  days,
  chosen,
  onChoose,
}: {
  readonly days: readonly DayAhead[];
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
}) {
  const months = monthsOf(days);
  const most = Math.max(...months.map(({ changes }) => changes));
  return (
    <div className={classes.strip}>
      <ul className={classes.months} aria-label={words.months}>
        {months.map(({ month, first, changes, lapses }) => (
          <li key={month}>
            <button
              type="button"
              className={classes.month}
              aria-current={chosen.startsWith(month) ? 'date' : undefined}
              title={words.monthText(changes, lapses)}
              onClick={() => onChoose(first)}
            >
              <span className={classes.bars} aria-hidden>
                <span className={classes.bar} style={{ height: `${(changes / most) * 100}%` }}>
                  <span className={classes.lapses} style={{ height: `${(lapses / changes) * 100}%` }} />
                </span>
              </span>
              <span>{month}</span>
              <span className={classes.count}>{words.monthText(changes, lapses)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface MonthAhead {
  /** 2026-03 */
  readonly month: string;
  /** Its first day with a change. */
  readonly first: string;
  readonly changes: number;
  readonly lapses: number;
}

function monthsOf(days: readonly DayAhead[]): readonly MonthAhead[] {
  const months = new Map<string, MonthAhead>();
  for (const { day, changes, lapses } of days) {
    const month = day.slice(0, 7);
    const known = months.get(month) ?? { month, first: day, changes: 0, lapses: 0 };
    months.set(month, { ...known, changes: known.changes + changes, lapses: known.lapses + lapses });
  }
  return [...months.values()];
}
