import { Center, Text } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ChangePassphraseScreen } from '../features/session/change-passphrase-screen';
import { ChoosePassphraseScreen } from '../features/session/choose-passphrase-screen';
import { StartScreens } from '../features/session/start-screens';
import { UnlockScreen } from '../features/session/unlock-screen';
import { usePageSession } from '../lib/session';
import { flushDrafts } from '../lib/unsaved-drafts';
import { appWords } from '../lib/words/app';
import { OwnPlaceProvider } from './own-place';
import { router } from './router';

/** Which screen there is: first, unlock, choose or change a passphrase, or the application. Locked, nothing of a record is on the page. */
export function SessionGate() {
  const session = usePageSession();
  const userId = session.state === 'unlocked' ? session.user.userId : null;
  // A site that was just chosen may be another copy of the one before, with the same people in it.
  const isOwnPlace = useOwnPlace(userId, session.state === 'locked' && session.why === 'start');
  useEffect(() => {
    // What was typed when the service died belongs to who typed it.
    if (userId !== null) void flushDrafts();
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
      return (
        <OwnPlaceProvider value={isOwnPlace}>
          <RouterProvider router={router} />
        </OwnPlaceProvider>
      );
  }
}

/** Whose the address is when a site was chosen and nobody has unlocked it yet. */
const nobody = '';

/**
 * Whether the address is for who is signed in: where somebody else stood, or the same one in another site, is not where this
 * one begins. Shown even for a moment it would ask for that person's record, and the record would say that this one had read it.
 */
function useOwnPlace(userId: string | null, isSiteChosen: boolean): boolean {
  const [owner, setOwner] = useState(userId);
  if (owner === null && userId !== null) setOwner(userId);
  if (isSiteChosen && owner !== null && owner !== nobody) setOwner(nobody);
  useEffect(() => {
    if (userId === null || owner === null || userId === owner) return undefined;
    let isCurrent = true;
    void router.navigate({ to: '/', search: {} }).then(() => isCurrent && setOwner(userId));
    return () => {
      isCurrent = false;
    };
  }, [userId, owner]);
  return owner === null || owner === userId;
}
