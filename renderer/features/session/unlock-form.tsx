import { Alert, Button, Select, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { IconLock } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { loginName } from '../../../shared/contract/sites';
import { useFieldCheck } from '../../lib/field-check';
import { appWords } from '../../lib/words/app';
import { sessionWords } from '../../lib/words/session';
import { uiWords } from '../../lib/words/ui';
import { FailureNote } from '../../ui/failure-note';
import { PassphraseField } from '../../ui/passphrase-field';
import { useSampleUsers, useUnlock } from './queries';
import { useSecondsUntil } from '../../lib/seconds-until';
import classes from './session.module.css';

const words = sessionWords.unlock;

/** At the sample site once it is known whom it offers: whoever types already would have the offer before their own words. */
export function UnlockForm({ isSample }: { readonly isSample: boolean }) {
  const { data, isLoading } = useSampleUsers(isSample);
  return isLoading ? null : <Form isSample={isSample} sample={data} />;
}

function Form({ isSample, sample }: { readonly isSample: boolean; readonly sample: ReturnType<typeof useSampleUsers>['data'] }) {
  // until something is typed, the sample site offers the first of its users
  const [typed, setTyped] = useState<{ readonly login?: string; readonly passphrase?: string }>({});
  const { login = sample?.users[0]?.login ?? '', passphrase = sample?.passphrase ?? '' } = typed;
  const unlock = useUnlock();
  const form = useRef<HTMLFormElement>(null);
  const { error } = unlock;
  const wrong = isDefinedError(error) && error.code === 'WrongPassphrase' ? error.data : null;
  const isLockedOut = isDefinedError(error) && error.code === 'LockedOut';
  const seconds = useSecondsUntil(wrong?.notBefore ?? null);
  const check = useFieldCheck({
    login: login.trim() === '' ? words.loginMissing : loginName.safeParse(login).success ? null : words.loginFault,
    passphrase: passphrase === '' ? uiWords.passphrase.missing : null,
  });
  const submit = () => {
    if (!check.isComplete() || seconds > 0 || unlock.isPending) return;
    unlock.mutate(
      { login, passphrase },
      // it was wiped, and is typed anew
      { onError: () => form.current?.querySelector<HTMLInputElement>('[autocomplete="current-password"]')?.focus() },
    );
    setTyped({ login });
  };
  return (
    <form
      ref={form}
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {sample !== undefined && (
        <SampleUsers
          users={sample.users}
          chosen={login}
          onChoose={(chosen) => {
            setTyped({ login: chosen });
            unlock.reset();
          }}
        />
      )}
      <TextInput
        label={words.login}
        value={login}
        autoComplete="username"
        spellCheck={false}
        autoFocus={!isSample}
        onChange={(event) => setTyped({ ...typed, login: event.currentTarget.value })}
        error={check.of('login').error}
      />
      <PassphraseField
        value={passphrase}
        onChange={(next) => setTyped({ ...typed, passphrase: next })}
        error={unlock.isIdle ? check.of('passphrase').error : null}
      />
      {wrong !== null && (
        <Alert color="danger" variant="outline" role="alert" title={words.wrong}>
          {seconds > 0 && words.wait(seconds)}
        </Alert>
      )}
      {isLockedOut && (
        <Alert color="danger" variant="outline" role="alert" title={words.lockedOutTitle}>
          {words.lockedOut}
        </Alert>
      )}
      {wrong === null && !isLockedOut && <FailureNote title={words.failed} error={error} />}
      <Button
        type="submit"
        autoFocus={isSample}
        leftSection={<IconLock size={16} aria-hidden />}
        loading={unlock.isPending}
        disabled={seconds > 0}
      >
        {words.submit}
      </Button>
    </form>
  );
}

type SampleUser = NonNullable<ReturnType<typeof useSampleUsers>['data']>['users'][number];

/** At the sample site one of its invented people can be chosen instead of typed. */
function SampleUsers({
  users,
  chosen,
  onChoose,
}: {
  readonly users: readonly SampleUser[];
  readonly chosen: string;
  readonly onChoose: (login: string) => void;
}) {
  return (
    <Select
      label={words.sampleUser}
      description={words.sampleUserHint}
      placeholder={words.sampleChoose}
      searchable
      allowDeselect={false}
      data={users.map(({ login, printedName, roles, unitName }) => ({
        value: login,
        label: `${printedName}, ${roles.map((role) => appWords.roles[role]).join(', ')}${unitName === null ? '' : `, ${unitName}`}`,
      }))}
      value={users.some(({ login }) => login === chosen) ? chosen : null}
      onChange={(login) => {
        if (login !== null) onChoose(login);
      }}
    />
  );
}
