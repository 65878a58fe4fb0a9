import type { MarkToken } from '../../lib/mark-token';
import { uiWords } from '../../lib/words/ui';
import { StateMark } from './state-mark';
import classes from './mark.module.css';

/** What each sign on the page means. */
export function Legend({ tokens }: { readonly tokens: readonly MarkToken[] }) {
  return (
    <ul className={classes.legend} aria-label={uiWords.legend}>
      {tokens.map((token) => (
        <li key={token.label}>
          <StateMark token={token} size={18} withLabel />
        </li>
      ))}
    </ul>
  );
}
