import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './today.module.css';

/** One line of what somebody has to know today, and the way to it. */
export function Notice({
  icon: Icon,
  label,
  isPressing = false,
  isAlarm = false,
  way,
  children,
}: {
  readonly icon: Icon;
  readonly label: string;
  /** Something is overdue or wrong, not only announced. */
  readonly isPressing?: boolean;
  /** Is to be heard at once by whoever does not see the page. */
  readonly isAlarm?: boolean;
  /** The link to where it is done. */
  readonly way: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.notice} data-pressing={isPressing || undefined} role={isAlarm ? 'alert' : undefined} aria-label={label}>
      <Icon size={20} stroke={1.5} aria-hidden />
      <span className={classes.noticeText}>{children}</span>
      {way}
    </section>
  );
}
