import { usersWords } from '../../lib/words/users';
import { KeyValueList } from '../../ui/key-value-list';
import { passphraseFact, statementFact } from './account-facts';
import { GrantList } from './grant-list';
import type { User } from './queries';
import classes from './users.module.css';

const words = usersWords.account;

/** A person's own account, with the fingerprint they read to whoever attests their key. */
export function OwnFacts({ user }: { readonly user: User }) {
  const { printedName, login, kind, grants, keyState, keyFingerprint, attestedBy, statement, passphrase, identityProof } = user;
  return (
    <KeyValueList
      items={[
        { key: 'name', label: words.name, value: printedName },
        { key: 'login', label: words.login, value: login },
        { key: 'kind', label: words.kind, value: usersWords.kinds[kind], hint: usersWords.kindHints[kind] },
        { key: 'roles', label: words.roles, value: <GrantList grants={grants} /> },
        {
          key: 'identity',
          label: words.identity,
          value: identityProof.document,
          hint: words.identityHint(identityProof.verifiedBy, identityProof.verifiedOn),
        },
        {
          key: 'key',
          label: words.key,
          value: usersWords.keyStates[keyState],
          hint: attestedBy === null ? words.keyHints[keyState] : words.attestedBy(attestedBy),
        },
        ...(keyFingerprint === null
          ? []
          : [{ key: 'fingerprint', label: words.fingerprint, value: <span className={classes.fingerprint}>{keyFingerprint}</span> }]),
        ...(passphrase === null ? [] : [passphraseFact(passphrase)]),
        ...(statement === null ? [] : [statementFact(statement)]),
      ]}
    />
  );
}
