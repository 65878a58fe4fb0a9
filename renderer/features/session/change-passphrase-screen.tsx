import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SessionState } from '../../../shared/contract/session';
import { usePassphraseJudgement } from '../../lib/passphrase-judgement';
import { usePageSession } from '../../lib/session';
import { sessionWords } from '../../lib/words/session';
import { FailureNote } from '../../ui/failure-note';
import { NewPassphraseFields } from '../../ui/new-passphrase-fields';
import { useLock, useRenewPassphrase } from './queries';
import { StartLayout } from './start-layout';
import classes from './session.module.css';

const words = sessionWords.change;

/** All that a passphrase over its age opens: the choice of another one. */
export function ChangePassphraseScreen() {
  const session = usePageSession();
  return session.state === 'mustChangePassphrase' ? <ChangeForm session={session} /> : null;
}

function ChangeForm({ session }: { readonly session: Extract<SessionState, { state: 'mustChangePassphrase' }> }) {
  const { user, siteName, lastDay, passphrasePolicy } = session;
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const renew = useRenewPassphrase();
  const lock = useLock();
  const judgement = usePassphraseJudgement(passphrase, [user.login, user.printedName, siteName], passphrasePolicy.minLength);
  const submit = () => {
    setTried(true);
    if (judgement.weakness === null && again === passphrase) renew.mutate({ next: passphrase });
  };
  return (
    <StartLayout title={words.title} width="wide">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className={classes.text}>{words.intro(user.printedName, lastDay)}</p>
        <p className={classes.dimmed}>{words.key}</p>
        <NewPassphraseFields
          label={words.passphrase}
          value={passphrase}
          again={again}
          minLength={passphrasePolicy.minLength}
          judgement={judgement}
          showsFaults={isTried}
          onChange={setPassphrase}
          onAgainChange={setAgain}
        />
        <FailureNote title={words.failed} error={renew.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => lock.mutate(undefined)}>
            {words.lock}
          </Button>
          <Button type="submit" loading={renew.isPending}>
            {words.submit}
          </Button>
        </div>
      </form>
    </StartLayout>
  );
}
