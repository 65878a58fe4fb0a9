import { Center, Stack, Text } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { Outlet, useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import { ActBeforeLock } from '../features/people/imports/act-under-way';
import { AsOfProvider } from '../lib/as-of';
import { rpc } from '../lib/rpc';
import { useSession } from '../lib/session';
import { flushDrafts } from '../lib/unsaved-drafts';
import { viewAddress } from '../lib/view-address';
import { appWords } from '../lib/words/app';
import { roleNames } from '../lib/words/roles';
import { PanelSlotProvider } from '../ui/beside-page';
import { Frame } from './frame/frame';
import { useIsOwnPlace } from './own-place';
import { StandingNotices } from './frame/standing-notices';
import { pagesFor } from './pages';
import { Palette } from './palette';

/** The frame around every page of an unlocked site. */
export function MainFrame() {
  const session = useSession();
  const isOwnPlace = useIsOwnPlace();
  const navigate = useNavigate();
  const { asOf = null } = useSearch({ from: '__root__' });
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const isAsKnownThen = useRouterState({
    select: (state) => 'known' in state.location.search && state.location.search.known !== undefined,
  });
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const shownPerson = /^\/people\/([\da-f-]{36})/.exec(pathname)?.[1];
  const knownHref =
    asOf !== null && !isAsKnownThen && session.permissions.includes('readiness.read')
      ? `#${viewAddress({ path: '/readiness/proof', search: { ...(shownPerson !== undefined && { person: shownPerson }), day: asOf } })}`
      : undefined;
  const suffix = asOf === null ? '' : `?asOf=${asOf}`;
  const isCurrent = (path: string): boolean => (path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`));
  const [isLocking, setLocking] = useState(false);
  const lock = async (): Promise<void> => {
    setLocking(true);
    try {
      await flushDrafts();
      await rpc.session.lock();
    } finally {
      setLocking(false);
    }
  };
  return (
    <AsOfProvider value={asOf}>
      <PanelSlotProvider value={slot}>
        <Frame
          site={session.siteName}
          user={session.user.printedName}
          roles={roleNames(session.user.grants)}
          asOf={asOf}
          today={session.today}
          isAsKnownThen={isAsKnownThen}
          knownHref={knownHref}
          onAsOfChange={(next) => void navigate({ to: '.', search: (before) => ({ ...before, asOf: next ?? undefined }) })}
          onSearch={spotlight.open}
          {...(session.permissions.includes('evidence.add') ? { onObserve: () => void navigate({ to: '/observe' }) } : {})}
          onLock={() => void lock()}
          navigation={pagesFor(session.permissions).map(({ key, path, icon }) => ({
            key,
            label: appWords.navigation[key],
            icon,
            href: `#${path}${suffix}`,
            current: isCurrent(path),
          }))}
          panel={<div ref={setSlot} style={{ display: 'flex', minHeight: 0 }} />}
        >
          <StandingNotices />
          {session.isSample && (
            <Text size="xs" c="dimmed">
              {appWords.sample(session.user.login, samplePassphrase)}
            </Text>
          )}
          {isOwnPlace && <Outlet />}
        </Frame>
        <Palette />
        {isLocking && <LockingCover />}
      </PanelSlotProvider>
    </AsOfProvider>
  );
}

/** Whoever locks walks away: while something long is being written, which comes first, nobody reads the page. */
function LockingCover() {
  return (
    <Center pos="fixed" inset={0} bg="var(--mantine-color-body)" style={{ zIndex: 1000 }} role="status">
      <Stack gap="xs">
        <Text c="dimmed">{appWords.locking}</Text>
        <ActBeforeLock />
      </Stack>
    </Center>
  );
}
