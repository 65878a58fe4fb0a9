import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { frameWords } from '../../lib/words/frame';
import { AsOfBanner } from './as-of-banner';
import { tenseOf } from './as-of';
import { Header } from './header';
import { Navigation } from './navigation';
import type { NavigationItem } from './navigation-item';
import classes from './frame.module.css';

/** The window around every page: navigation, header, content, and the detail beside the list. */
export function Frame(props: {
  readonly site: string;
  readonly user: string;
  readonly roles: readonly string[];
  /** ISO calendar date that everything is shown for; null is today. */
  readonly asOf: string | null;
  /** Today at the site, as an ISO calendar date. */
  readonly today: string;
  readonly isAsKnownThen: boolean;
  /** Where it is told what was known on the day that is shown. */
  readonly knownHref: string | undefined;
  readonly onAsOfChange: (asOf: string | null) => void;
  readonly onSearch: () => void;
  /** Left out for who records no observations. */
  readonly onObserve?: () => void;
  readonly onLock: () => void;
  readonly navigation: readonly NavigationItem[];
  readonly children: ReactNode;
  readonly panel?: ReactNode;
}) {
  const { onSearch, onObserve, today } = props;
  const tense = tenseOf(props.asOf, today);
  useHotkeys(
    [
      ['mod+K', () => onSearch()],
      ['mod+shift+O', () => onObserve?.()],
    ],
    [],
  );
  return (
    <div className={classes.frame} data-tense={tense}>
      <a className={classes.skip} href="#content" onClick={focusContent}>
        {frameWords.skip}
      </a>
      <Header {...props} tense={tense} />
      <Navigation items={props.navigation} />
      <div className={classes.middle}>
        {props.asOf !== null && tense !== 'today' && (
          <AsOfBanner
            asOf={props.asOf}
            tense={tense}
            isAsKnownThen={props.isAsKnownThen}
            knownHref={props.knownHref}
            onBack={() => props.onAsOfChange(null)}
          />
        )}
        <div className={classes.work}>
          <main id="content" className={classes.content} tabIndex={-1}>
            {props.children}
          </main>
          {props.panel}
        </div>
      </div>
    </div>
  );
}

/** The address holds the route in its hash, so the skip link moves the focus itself. */
function focusContent(event: { preventDefault: () => void }) {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
