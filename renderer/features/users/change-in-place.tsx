import { Button, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { useNewPassphrase } from '../../lib/new-passphrase';
import { useSecondsUntil } from '../../lib/seconds-until';
import { useSession } from '../../lib/session';
import { uiWords } from '../../lib/words/ui';
import { usersWords } from '../../lib/words/users';
import { FailureNote } from '../../ui/failure-note';
import { NewPassphraseFields } from '../../ui/new-passphrase-fields';
import { PassphraseField } from '../../ui/passphrase-field';
import { useChangePassphrase } from './queries';
import classes from './users.module.css';

const words = usersWords.account;

/** Another person's own passphrase, changed by them at this station; for signers it is the only place. */
export function ChangeInPlace({ onCancel, onChanged }: { readonly onCancel: () => void; readonly onChanged: () => void }) {
  const { siteName, passphrasePolicy } = useSession();
  const [login, setLogin] = useState('');
  const [current, setCurrent] = useState('');
  const change = useChangePassphrase();
  const { error } = change;
  const wrong = isDefinedError(error) && error.code === 'WrongPassphrase' ? error.data : null;
  const seconds = useSecondsUntil(wrong?.notBefore ?? null);
  const { value: next, isReady, isTried, fields } = useNewPassphrase([login, siteName], passphrasePolicy.minLength);
  const submit = () => {
    if (!isReady(login.trim() !== '' && current !== '') || seconds > 0) return;
    change.mutate({ login: login.trim(), current, next }, { onSuccess: onChanged });
  };
  return (
    <form
      className={classes.panelForm}
      aria-label={words.inPlaceChange}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={words.login}
        value={login}
        spellCheck={false}
        autoComplete="off"
        autoFocus
        error={isTried && login.trim() === '' ? uiWords.sign.userIdMissing : null}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PassphraseField
        label={words.current}
        value={current}
        onChange={setCurrent}
        error={isTried && current === '' ? uiWords.passphrase.missing : undefined}
      />
      <NewPassphraseFields label={words.next} {...fields} />
      <FailureNote title={usersWords.failed} error={error}>
        {wrong === null ? undefined : `${words.inPlaceWrong}${seconds > 0 ? ` ${words.wait(seconds)}` : ''}`}
      </FailureNote>
      <div className={classes.buttons}>
        <Button type="submit" loading={change.isPending} disabled={seconds > 0}>
          {words.change}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {usersWords.cancel}
        </Button>
      </div>
    </form>
  );
}
