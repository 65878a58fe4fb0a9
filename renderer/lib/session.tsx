import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { SessionState } from '../../shared/contract/session';
import type { Permission } from '../../shared/domain/permissions';
import { queryClient } from './query-client';
import { rpc } from './rpc';
import { forgetOutcomes, forgetPreviews } from './stream-call';
import { tellOnlyIn } from './tell';
import { dropUnsavedDrafts, flushDrafts } from './unsaved-drafts';

type Unlocked = Extract<SessionState, { state: 'unlocked' }>;
export type PageSession = SessionState | { readonly state: 'connecting' };

const SessionContext = createContext<PageSession>({ state: 'connecting' });

const touchEveryMs = 20_000;
const reconnectAfterMs = 300;

/** Follows the service's session: a lock, by whatever cause, reaches every page at once and empties what it had loaded. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [session, setSession] = useState<PageSession>({ state: 'connecting' });
  useEffect(() => {
    const ended = new AbortController();
    let last: { readonly userId: string; readonly today: string } | null = null;
    void follow(ended.signal, (followed) => {
      if (followed.state !== 'unlocked') {
        queryClient.clear();
        forgetPreviews();
      } else {
        const now = { userId: followed.user.userId, today: followed.today };
        if (last !== null && last.userId !== now.userId) leaveNothingBehind();
        // What is said as of today is of the day before.
        else if (last !== null && last.today !== now.today) void queryClient.invalidateQueries();
        last = now;
      }
      tellOnlyIn(followed);
      setSession(followed);
    });
    return () => ended.abort();
  }, []);
  useEffect(tellOfActivity, []);
  useEffect(saveOnLeaving, []);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function usePageSession(): PageSession {
  return useContext(SessionContext);
}

/** The unlocked session; for use below the session gate, where there always is one. */
export function useSession(): Unlocked {
  const session = useContext(SessionContext);
  if (session.state !== 'unlocked') throw new Error('there is no session here');
  return session;
}

export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}

/** Before anything is shown to somebody else: neither what another person typed nor what came of their work is theirs. */
function leaveNothingBehind(): void {
  queryClient.clear();
  dropUnsavedDrafts();
  forgetOutcomes();
}

async function follow(signal: AbortSignal, show: (session: PageSession) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const session of await rpc.session.watch(undefined, { signal })) show(session);
    } catch {
      if (signal.aborted) return;
      show({ state: 'connecting' }); // the service died; a fresh one answers at the next try
    }
    await new Promise((resolve) => setTimeout(resolve, reconnectAfterMs));
  }
}

/** A window that is closed or read anew waits for no timer: what was typed last is on its way before it goes. */
function saveOnLeaving(): () => void {
  const save = (): void => void flushDrafts();
  window.addEventListener('pagehide', save);
  return () => window.removeEventListener('pagehide', save);
}

function tellOfActivity(): () => void {
  let told = 0;
  const tell = (): void => {
    if (Date.now() - told < touchEveryMs) return;
    told = Date.now();
    rpc.session.touch().catch(() => undefined);
  };
  window.addEventListener('keydown', tell);
  window.addEventListener('pointerdown', tell);
  return () => {
    window.removeEventListener('keydown', tell);
    window.removeEventListener('pointerdown', tell);
  };
}
