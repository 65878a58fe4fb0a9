import { Center, Text } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ChangePassphraseScreen } from '../features/session/change-passphrase-screen';
import { ChoosePassphraseScreen } from '../features/session/choose-passphrase-screen';
import { StartScreens } from '../features/session/start-screens';
import { UnlockScreen } from '../features/session/unlock-screen';
import { usePageSession } from '../lib/session';
import { dropUnsavedDrafts, flushDrafts } from '../lib/unsaved-drafts';
import { appWords } from '../lib/words/app';
import { router } from './router';

/** Which screen there is: first, unlock, choose or change a passphrase, or the application. Locked, nothing of a record is on the page. */
export function SessionGate() {
  const session = usePageSession();
  const lastUser = useRef<string | null>(null);
  const userId = session.state === 'unlocked' ? session.user.userId : null;
  useEffect(() => {
    if (userId === null) return;
    // What was typed when the service died belongs to who typed it.
    if (lastUser.current === null || lastUser.current === userId) void flushDrafts();
    else {
      dropUnsavedDrafts();
      // Where somebody else stood is not where this one begins.
      void router.navigate({ to: '/', search: {} });
    }
    lastUser.current = userId;
  }, [userId]);
  switch (session.state) {
    case 'connecting':
      return (
        <Center h="100%">
          <Text c="dimmed" role="status">
            {appWords.connecting}
          </Text>
        </Center>
      );
    case 'noSite':
      return <StartScreens />;
    case 'locked':
      return <UnlockScreen />;
    case 'mustChoosePassphrase':
      return <ChoosePassphraseScreen />;
    case 'mustChangePassphrase':
      return <ChangePassphraseScreen />;
    case 'unlocked':
      return <RouterProvider router={router} />;
  }
}
