import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftState } from './draft-state';
import { rpc } from './rpc';

interface Pending {
  readonly title: string;
  readonly content: string;
}

/** What was typed and is not yet in the vault. Kept by the page, not by a form, so that a lock or a crash cannot drop it. */
const pendingByKey = new Map<string, Pending>();
const saveAfterMs = 500;

async function save(key: string): Promise<Date> {
  const pending = pendingByKey.get(key);
  if (pending === undefined) return new Date();
  const { savedAt } = await rpc.drafts.save({ key, ...pending });
  if (pendingByKey.get(key) === pending) pendingByKey.delete(key);
  return new Date(savedAt);
}

/** Puts everything typed so far into the vault: before locking, and after unlocking again when the service had died. */
export async function flushDrafts(): Promise<void> {
  await Promise.allSettled([...pendingByKey.keys()].map(save));
}

/** Forgets what another person left unsaved: drafts belong to who typed them. */
export function dropUnsavedDrafts(): void {
  pendingByKey.clear();
}

export interface Draft<T> {
  readonly value: T;
  readonly change: (next: T) => void;
  readonly state: DraftState;
  readonly isLoading: boolean;
  /** Whether what is shown comes from an earlier draft. */
  readonly wasRestored: boolean;
  /** Removes the draft: what it held has been submitted, or is not wanted. */
  readonly discard: () => Promise<void>;
}

/** A form's content that survives lock, crash and restart. `initial` counts until something has been typed. */
export function useDraft<T>(key: string, title: string, initial: T): Draft<T> {
  const [value, setValue] = useState(initial);
  const [state, setState] = useState<DraftState>({ kind: 'untouched' });
  const [isLoading, setLoading] = useState(true);
  const [wasRestored, setRestored] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    let isCurrent = true;
    const unsaved = pendingByKey.get(key);
    const kept =
      unsaved === undefined ? rpc.drafts.get({ key }) : Promise.resolve({ content: unsaved.content, savedAt: new Date().toISOString() });
    kept
      .then((draft) => {
        if (!isCurrent || draft === null) return;
        setValue(JSON.parse(draft.content));
        setRestored(true);
        setState({ kind: 'saved', at: new Date(draft.savedAt) });
      })
      .catch(() => undefined)
      .finally(() => {
        if (isCurrent) setLoading(false);
      });
    return () => {
      isCurrent = false;
    };
  }, [key]);

  const write = useCallback(() => {
    save(key).then(
      (at) => setState({ kind: 'saved', at }),
      () => setState({ kind: 'failed' }),
    );
  }, [key]);

  const change = useCallback(
    (next: T) => {
      setValue(next);
      setState({ kind: 'saving' });
      pendingByKey.set(key, { title, content: JSON.stringify(next) });
      clearTimeout(timer.current);
      timer.current = setTimeout(write, saveAfterMs);
    },
    [key, title, write],
  );

  // Leaving the form must not wait for the timer.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (pendingByKey.has(key)) void save(key).catch(() => undefined);
    },
    [key],
  );

  const discard = useCallback(async () => {
    clearTimeout(timer.current);
    pendingByKey.delete(key);
    setState({ kind: 'untouched' });
    setRestored(false);
    await rpc.drafts.discard({ key });
  }, [key]);

  return { value, change, state, isLoading, wasRestored, discard };
}
