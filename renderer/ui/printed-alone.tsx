import type { ReactNode } from 'react';
import { formatInstant } from '../lib/formatting';
import { usePrintedAt } from '../lib/printed-at';
import { useSession } from '../lib/session';
import { uiWords } from '../lib/words/ui';
import classes from './printed-alone.module.css';

/**
 * What goes on paper alone when the window is printed, under a line that says what it is, of which site, when and by whom.
 * `isWide`: the paper lies on its side, for a table of many columns.
 */
export function PrintedAlone({
  what,
  isWide = false,
  children,
}: {
  readonly what: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  const { siteName, user } = useSession();
  const printedAt = usePrintedAt();
  return (
    <article className={classes.sheet} data-wide={isWide || undefined}>
      <p className={classes.head}>{uiWords.printed(siteName, what, formatInstant(printedAt.toISOString()), user.printedName)}</p>
      {children}
    </article>
  );
}
