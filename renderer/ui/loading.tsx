import { uiWords } from '../lib/words/ui';
import classes from './states.module.css';

/** The place of content that is on its way; shows itself only after a moment, so that fast pages do not flicker. */
export function Loading({ rows = 6, label = uiWords.loading }: { readonly rows?: number; readonly label?: string }) {
  return (
    <div className={classes.loading} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className={classes.bar} style={{ width: `${[92, 78, 86, 64][index % 4] ?? 80}%` }} />
      ))}
    </div>
  );
}
