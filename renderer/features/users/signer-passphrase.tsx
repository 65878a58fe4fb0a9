import { Button, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { weaknessOf } from '../../../shared/domain/passphrase';
import { useSession } from '../../lib/session';
import { accountability } from '../../lib/words/accountability';
import { usersWords } from '../../lib/words/users';
import { FailureNote } from '../../ui/failure-note';
import { NewPassphraseFields } from '../../ui/new-passphrase-fields';
import { PassphraseField } from '../../ui/passphrase-field';
import { Statement } from '../../ui/statement';
import { SuccessNote } from '../../ui/success-note';
import { useChooseSignerPassphrase } from './queries';
import classes from './users.module.css';

const words = usersWords.account;

/** Lets a signer, who cannot unlock the site, choose their passphrase at this station. */
export function SignerPassphrase() {
  const [isOpen, setOpen] = useState(false);
  const [isChosen, setChosen] = useState(false);
  return (
    <section className={classes.section} aria-label={words.signerTitle}>
      <h2 className={classes.sectionTitle}>{words.signerTitle}</h2>
      <p className={classes.dimmed}>{words.signerHint}</p>
      {isChosen && !isOpen && <SuccessNote>{words.signerChosen}</SuccessNote>}
      {isOpen ? (
        <SignerForm
          onCancel={() => setOpen(false)}
          onChosen={() => {
            setChosen(true);
            setOpen(false);
          }}
        />
      ) : (
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            {words.signerOpen}
          </Button>
        </div>
      )}
    </section>
  );
}

function SignerForm({ onCancel, onChosen }: { readonly onCancel: () => void; readonly onChosen: () => void }) {
  const { siteName } = useSession();
  const [login, setLogin] = useState('');
  const [oneTimeSecret, setSecret] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isAccepted, setAccepted] = useState(false);
  const [isTried, setTried] = useState(false);
  const choose = useChooseSignerPassphrase();
  const { error } = choose;
  const weakness = weaknessOf(next, [login, siteName]);
  const submit = () => {
    setTried(true);
    if (login === '' || oneTimeSecret === '' || weakness !== null || again !== next || !isAccepted) return;
    choose.mutate({ login, oneTimeSecret, next, acceptsAccountability: true }, { onSuccess: onChosen });
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
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PassphraseField label={words.signerSecret} value={oneTimeSecret} onChange={setSecret} />
      <NewPassphraseFields
        label={words.next}
        value={next}
        again={again}
        weakness={weakness}
        showsFaults={isTried}
        onChange={setNext}
        onAgainChange={setAgain}
      />
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
          {words.change}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {usersWords.cancel}
        </Button>
      </div>
    </form>
  );
}
