import { Button, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { useNewPassphrase } from '../../lib/new-passphrase';
import { useSession } from '../../lib/session';
import { accountability } from '../../lib/words/accountability';
import { uiWords } from '../../lib/words/ui';
import { usersWords } from '../../lib/words/users';
import { FailureNote } from '../../ui/failure-note';
import { NewPassphraseFields } from '../../ui/new-passphrase-fields';
import { PassphraseField } from '../../ui/passphrase-field';
import { Statement } from '../../ui/statement';
import { SuccessNote } from '../../ui/success-note';
import { ChangeInPlace } from './change-in-place';
import { useChooseSignerPassphrase } from './queries';
import classes from './users.module.css';

const words = usersWords.account;

type Form = 'choose' | 'change';

/** For whoever is not signed in here: a signer chooses their first passphrase, anybody changes theirs. */
export function SignerPassphrase() {
  const [form, setForm] = useState<Form | null>(null);
  const [done, setDone] = useState<Form | null>(null);
  const finish = (what: Form) => {
    setDone(what);
    setForm(null);
  };
  const close = () => setForm(null);
  return (
    <section className={classes.section} aria-label={words.inPlaceTitle}>
      <h2 className={classes.sectionTitle}>{words.inPlaceTitle}</h2>
      <p className={classes.dimmed}>{words.inPlaceHint}</p>
      {done !== null && form === null && <SuccessNote>{words.inPlaceDone[done]}</SuccessNote>}
      {form === 'choose' && <SignerForm onCancel={close} onChosen={() => finish('choose')} />}
      {form === 'change' && <ChangeInPlace onCancel={close} onChanged={() => finish('change')} />}
      {form === null && (
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setForm('choose')}>
            {words.signerOpen}
          </Button>
          <Button variant="default" onClick={() => setForm('change')}>
            {words.inPlaceOpen}
          </Button>
        </div>
      )}
    </section>
  );
}

function SignerForm({ onCancel, onChosen }: { readonly onCancel: () => void; readonly onChosen: () => void }) {
  const { siteName, passphrasePolicy } = useSession();
  const [login, setLogin] = useState('');
  const [oneTimeSecret, setSecret] = useState('');
  const [isAccepted, setAccepted] = useState(false);
  const choose = useChooseSignerPassphrase();
  const { error } = choose;
  const { value: next, isReady, isTried, fields } = useNewPassphrase([login, siteName], passphrasePolicy.minLength);
  const submit = () => {
    if (!isReady(login.trim() !== '' && oneTimeSecret !== '' && isAccepted)) return;
    choose.mutate({ login: login.trim(), oneTimeSecret, next, acceptsAccountability: true }, { onSuccess: onChosen });
  };
  return (
    <form
      className={classes.panelForm}
      aria-label={words.signerTitle}
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
        label={words.signerSecret}
        value={oneTimeSecret}
        onChange={setSecret}
        error={isTried && oneTimeSecret === '' ? words.signerSecretMissing : undefined}
      />
      <NewPassphraseFields label={words.next} {...fields} />
      <Statement
        title={accountability.title}
        paragraphs={accountability.paragraphs}
        accept={accountability.accept}
        isAccepted={isAccepted}
        error={isTried && !isAccepted ? accountability.missing : null}
        onChange={setAccepted}
      />
      <FailureNote title={usersWords.failed} error={error}>
        {isDefinedError(error) && error.code === 'WrongPassphrase' ? words.secretWrong : undefined}
      </FailureNote>
      <div className={classes.buttons}>
        <Button type="submit" loading={choose.isPending}>
          {words.choose}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {usersWords.cancel}
        </Button>
      </div>
    </form>
  );
}
