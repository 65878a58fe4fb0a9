import { Button } from '@mantine/core';
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
import { SuccessNote } from '../../ui/success-note';
import { useChangePassphrase } from './queries';
import classes from './users.module.css';

const words = usersWords.account;

export function ChangePassphrase() {
  const { user, siteName, passphrasePolicy, passphraseLastDay } = useSession();
  const [current, setCurrent] = useState('');
  const change = useChangePassphrase();
  const { error } = change;
  const wrong = isDefinedError(error) && error.code === 'WrongPassphrase' ? error.data : null;
  const seconds = useSecondsUntil(wrong?.notBefore ?? null);
  const passphrase = useNewPassphrase([user.login, user.printedName, siteName], passphrasePolicy.minLength);
  const { value: next, isTried } = passphrase;

  const clear = () => {
    setCurrent('');
    passphrase.clear();
  };
  const submit = () => {
    if (passphrase.isReady(current !== '') && seconds === 0) change.mutate({ current, next }, { onSuccess: clear });
  };
  return (
    <form
      className={classes.section}
      aria-label={words.changeTitle}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 className={classes.sectionTitle}>{words.changeTitle}</h2>
      {passphraseLastDay !== null && <p className={classes.text}>{words.agesOn(passphraseLastDay)}</p>}
      <p className={classes.dimmed}>{words.changeHint}</p>
      <PassphraseField
        label={words.current}
        value={current}
        onChange={setCurrent}
        error={
          isTried && current === ''
            ? uiWords.passphrase.missing
            : wrong === null
              ? undefined
              : `${words.wrong}${seconds > 0 ? ` ${words.wait(seconds)}` : ''}`
        }
      />
      <NewPassphraseFields label={words.next} {...passphrase.fields} />
      {wrong === null && <FailureNote title={usersWords.failed} error={error} />}
      {change.isSuccess && current === '' && next === '' && <SuccessNote>{words.changed}</SuccessNote>}
      <div>
        <Button type="submit" loading={change.isPending} disabled={seconds > 0}>
          {words.change}
        </Button>
      </div>
    </form>
  );
}
