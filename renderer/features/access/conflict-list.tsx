import { IconAlertTriangle } from '@tabler/icons-react';
import { formatInstant } from '../../lib/formatting';
import { accessWords } from '../../lib/words/access';
import { appWords } from '../../lib/words/app';
import type { HeldConflict } from './queries';
import classes from './access.module.css';

const words = accessWords.panel;

/** The conflicts among somebody's roles, each with why it is one and why it is allowed nevertheless. */
export function ConflictList({ conflicts }: { readonly conflicts: readonly HeldConflict[] }) {
  return (
    <ul className={classes.conflicts}>
      {conflicts.map(({ key, roles, why, exception }) => (
        <li key={key} className={classes.conflict} data-bare={exception === null}>
          <span className={classes.strong}>{roles.map((role) => appWords.roles[role]).join(' + ')}</span>
          <span>{why}</span>
          {exception === null ? (
            <span className={classes.warning}>
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden /> {words.noException}
            </span>
          ) : (
            <span className={classes.note}>
              {words.exception}: {exception.reason} ({words.givenBy(exception.givenBy, formatInstant(exception.givenAt))})
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
