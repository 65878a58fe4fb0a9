import { useCallback, useEffect, useRef, useState } from 'react';
import { verifyLog, type VerifyFinding } from './queries';

export type Verification =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly phase: string | null; readonly done: number; readonly total: number | null }
  | { readonly state: 'done'; readonly finding: VerifyFinding }
  | { readonly state: 'failed'; readonly error: Error };

/** A verification of the record, one at a time; leaving the page ends it. */
export function useVerification(): {
  readonly verification: Verification;
  readonly start: () => void;
  /** Ends a running verification, or puts a finding away. */
  readonly end: () => void;
} {
  const [verification, setVerification] = useState<Verification>({ state: 'idle' });
  const running = useRef<AbortController>(undefined);
  const end = useCallback(() => {
    running.current?.abort();
    setVerification({ state: 'idle' });
  }, []);
  const start = useCallback(() => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setVerification({ state: 'running', phase: null, done: 0, total: null });
    void follow(own.signal, (next) => {
      if (!own.signal.aborted) setVerification(next);
    });
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  return { verification, start, end };
}

async function follow(signal: AbortSignal, show: (next: Verification) => void): Promise<void> {
  try {
    for await (const event of await verifyLog(signal)) {
      if (event.kind === 'done') show({ state: 'done', finding: event });
      else show({ state: 'running', phase: event.label, done: event.done, total: event.total });
    }
  } catch (error) {
    show({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
}
