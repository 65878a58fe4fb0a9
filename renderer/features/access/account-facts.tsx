import { formatInstant } from '../../lib/formatting';
import { accessWords } from '../../lib/words/access';
import { roleText } from '../../lib/words/roles';
import { usersWords } from '../../lib/words/users';
import type { RecordedAccount } from './queries';
import { grantsText, rightsInShort } from './rights-text';
import classes from './access.module.css';

const words = accessWords.form;

/** An account as a reviewer judges it: roles, rights, conflicts, and when it was last used. */
export function AccountFacts({ account }: { readonly account: RecordedAccount }) {
  const { grants, conflicts, kind, keyState, lastUnlockAt, lastSignatureAt } = account;
  const rights = rightsInShort(account);
  return (
    <dl className={classes.facts}>
      <dt>{words.facts.roles}</dt>
      <dd data-wide>{grantsText(grants)}</dd>
      <dt>{words.facts.rights}</dt>
      <dd data-wide>
        {rights.length === 0 && words.noRights}
        <ul className={classes.lines}>
          {rights.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </dd>
      <dt>{words.facts.conflicts}</dt>
      <dd data-wide={conflicts.length > 0 || undefined}>
        {conflicts.length === 0 && words.noConflict}
        <ul className={classes.lines}>
          {conflicts.map(({ key, roles, exception }) => (
            <li key={key}>
              {roles.map(roleText).join(' + ')}: {exception?.reason ?? words.noReason}
            </li>
          ))}
        </ul>
      </dd>
      <dt>{words.facts.key}</dt>
      <dd>{keyStateText(keyState)}</dd>
      <dt>{words.facts.lastUnlock}</dt>
      <dd data-figures>{lastUnlockAt === null ? (kind === 'signer' ? words.isSigner : words.never) : formatInstant(lastUnlockAt)}</dd>
      <dt>{words.facts.lastSignature}</dt>
      <dd data-figures>{lastSignatureAt === null ? words.never : formatInstant(lastSignatureAt)}</dd>
    </dl>
  );
}

function keyStateText(state: string): string {
  const known: Readonly<Partial<Record<string, string>>> = usersWords.keyStates;
  return known[state] ?? state;
}
