import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SessionState } from '../../../shared/contract/session';
import { useNewPassphrase } from '../../lib/new-passphrase';
import { usePageSession } from '../../lib/session';
import { accountability } from '../../lib/words/accountability';
import { sessionWords } from '../../lib/words/session';
import { FailureNote } from '../../ui/failure-note';
import { NewPassphraseFields } from '../../ui/new-passphrase-fields';
import { Statement } from '../../ui/statement';
import { useChoosePassphrase, useLock } from './queries';
import { StartLayout } from './start-layout';
import classes from './session.module.css';

const words = sessionWords.choose;

/** All that a one-time secret opens: the choice of a passphrase of one's own. */
export function ChoosePassphraseScreen() {
  const session = usePageSession();
  return session.state === 'mustChoosePassphrase' ? <ChooseForm session={session} /> : null;
}

function ChooseForm({ session }: { readonly session: Extract<SessionState, { state: 'mustChoosePassphrase' }> }) {
  const { user, siteName, passphrasePolicy } = session;
  const [isAccepted, setAccepted] = useState(false);
  const choose = useChoosePassphrase();
  const lock = useLock();
  const { value: next, isReady, isTried, fields } = useNewPassphrase([user.login, user.printedName, siteName], passphrasePolicy.minLength);
  const submit = () => {
    if (isReady(isAccepted)) choose.mutate({ next, acceptsAccountability: true });
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
        <p className={classes.text}>{words.intro(user.printedName, siteName)}</p>
        <p className={classes.dimmed}>{words.key}</p>
        <NewPassphraseFields label={words.passphrase} {...fields} />
        <Statement
          title={accountability.title}
          paragraphs={accountability.paragraphs}
          accept={accountability.accept}
          isAccepted={isAccepted}
          error={isTried && !isAccepted ? accountability.missing : null}
          onChange={setAccepted}
        />
        <FailureNote title={words.failed} error={choose.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => lock.mutate(undefined)}>
            {words.lock}
          </Button>
          <Button type="submit" loading={choose.isPending}>
            {words.submit}
          </Button>
        </div>
      </form>
    </StartLayout>
  );
}
