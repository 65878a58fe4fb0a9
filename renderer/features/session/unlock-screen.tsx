import { Alert, Button, Center, Text } from '@mantine/core';
import { useState } from 'react';
import type { SessionState } from '../../../shared/contract/session';
import { usePageSession } from '../../lib/session';
import { sessionWords } from '../../lib/words/session';
import { SuccessNote } from '../../ui/success-note';
import { useMadeSite } from './made-site';
import { RecoverSite } from './recover-site';
import { SharesScreen } from './shares-screen';
import { StartLayout } from './start-layout';
import { StartScreens } from './start-screens';
import { UnlockForm } from './unlock-form';
import classes from './session.module.css';

const words = sessionWords.unlock;

/** A selected site that is locked. A site just made first shows its recovery shares, once. */
export function UnlockScreen() {
  const session = usePageSession();
  const made = useMadeSite();
  const [wantsOther, setWantsOther] = useState(false);
  if (made !== null && made !== 'making') return <SharesScreen made={made} />;
  if (wantsOther) return <StartScreens onChosen={() => setWantsOther(false)} />;
  if (made === 'making') return <Making />;
  if (session.state !== 'locked') return null;
  return <Locked key={session.siteId} session={session} onOther={() => setWantsOther(true)} />;
}

function Making() {
  return (
    <Center h="100%">
      <Text c="dimmed" role="status">
        {sessionWords.create.making}
      </Text>
    </Center>
  );
}

function Locked({ session, onOther }: { readonly session: Extract<SessionState, { state: 'locked' }>; readonly onOther: () => void }) {
  const [recovery, setRecovery] = useState<'none' | 'running' | { readonly names: string }>('none');
  if (recovery === 'running') {
    return <RecoverSite siteName={session.siteName} onDone={(names) => setRecovery({ names })} onCancel={() => setRecovery('none')} />;
  }
  return (
    <StartLayout title={words.title(session.siteName)}>
      {typeof recovery === 'object' && <SuccessNote>{sessionWords.recover.done(recovery.names)}</SuccessNote>}
      {session.damagedFile === null ? (
        <p className={classes.dimmed}>{words.why[session.why]}</p>
      ) : (
        <Alert color="danger" variant="outline" role="alert" title={words.damagedTitle}>
          {words.damaged(session.damagedFile)}
        </Alert>
      )}
      <UnlockForm isSample={session.isSample} />
      <div className={classes.actions}>
        <Button variant="subtle" onClick={onOther}>
          {words.other}
        </Button>
        {!session.isSample && (
          <Button variant="subtle" onClick={() => setRecovery('running')}>
            {words.recover}
          </Button>
        )}
      </div>
    </StartLayout>
  );
}
