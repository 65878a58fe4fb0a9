import { Button } from '@mantine/core';
import type { SessionState } from '../../../shared/contract/session';
import { useNewPassphrase } from '../../lib/new-passphrase';
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
  const renew = useRenewPassphrase();
  const lock = useLock();
  const { value: next, isReady, fields } = useNewPassphrase([user.login, user.printedName, siteName], passphrasePolicy.minLength);
  const submit = () => {
    if (isReady()) renew.mutate({ next });
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
        <NewPassphraseFields label={words.passphrase} {...fields} />
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
