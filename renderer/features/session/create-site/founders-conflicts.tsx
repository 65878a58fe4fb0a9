import { conflictsAmong } from '../../../../shared/domain/separation-of-duties';
import { appWords } from '../../../lib/words/app';
import { sessionWords } from '../../../lib/words/session';
import type { PersonFields } from './site-form';
import classes from '../session.module.css';
import own from './duties.module.css';

const words = sessionWords.create;

/** Which duties each of the two will hold together, and the reason that is recorded for it. */
export function FoundersConflicts({ people, reason }: { readonly people: readonly PersonFields[]; readonly reason: string }) {
  const held = people.flatMap(({ printedName, roles }) => {
    const conflicts = conflictsAmong(roles.map((role) => ({ role })));
    return conflicts.length === 0 ? [] : [{ printedName, conflicts }];
  });
  if (held.length === 0) return null;
  return (
    <section className={own.duties} aria-label={words.duties}>
      <strong>{words.duties}</strong>
      <ul>
        {held.map(({ printedName, conflicts }) => (
          <li key={printedName}>
            {printedName}: {conflicts.map(({ roles }) => roles.map((role) => appWords.roles[role]).join(' + ')).join('; ')}
          </li>
        ))}
      </ul>
      <p className={classes.dimmed}>{words.dutiesRecorded(reason)}</p>
    </section>
  );
}
