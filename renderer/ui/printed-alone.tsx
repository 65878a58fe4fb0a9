import { useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { formatInstant } from '../lib/formatting';
import { useSession } from '../lib/session';
import { uiWords } from '../lib/words/ui';
import classes from './printed-alone.module.css';

/** What goes on paper alone when the window is printed, under a line that says what it is, of which site, when and by whom. */
export function PrintedAlone({ what, children }: { readonly what: string; readonly children: ReactNode }) {
  const { siteName, user } = useSession();
  const [printedAt, setPrintedAt] = useState(() => new Date());
  useEffect(() => {
    const note = () => flushSync(() => setPrintedAt(new Date()));
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  return (
    <article className={classes.sheet}>
      <p className={classes.head}>{uiWords.printed(siteName, what, formatInstant(printedAt.toISOString()), user.printedName)}</p>
      {children}
    </article>
  );
}
