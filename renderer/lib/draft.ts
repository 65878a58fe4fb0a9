import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftState } from './draft-state';
import { rpc } from './rpc';
import { discardDraft, handInDraft, keepUnsaved, onDraftState, saveDraft, unsavedContent } from './unsaved-drafts';

const saveAfterMs = 500;
const readAgainAfterMs = 2_000;

export interface Draft<T> {
  readonly value: T;
  readonly change: (next: T) => void;
  readonly state: DraftState;
  readonly isLoading: boolean;
  /** Whether what is shown comes from an earlier draft. */
  readonly wasRestored: boolean;
  /** Around what the draft is handed in as: once that is on record the draft goes, also where the form has been left. */
  readonly handIn: <Input extends object>(input: Input) => Input;
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
    let again: ReturnType<typeof setTimeout> | undefined;
    let isCurrent = true;
    const read = async (): Promise<void> => {
      try {
        const unsaved = unsavedContent(key);
        const draft = unsaved === null ? await rpc.drafts.get({ key }) : { content: unsaved, savedAt: null };
        if (!isCurrent) return;
        if (draft !== null) {
          setValue(JSON.parse(draft.content));
          setRestored(true);
          setState(draft.savedAt === null ? { kind: 'failed' } : { kind: 'saved', at: new Date(draft.savedAt) });
        }
        setLoading(false);
      } catch {
        // An empty form would overwrite the draft that could not be read just now.
        if (isCurrent) again = setTimeout(() => void read(), readAgainAfterMs);
      }
    };
    void read();
    return () => {
      isCurrent = false;
      clearTimeout(again);
    };
  }, [key]);

  useEffect(
    () =>
      onDraftState((which, next) => {
        if (which === key) setState(next);
      }),
    [key],
  );

  const change = useCallback(
    (next: T) => {
      setValue(next);
      setState({ kind: 'saving' });
      keepUnsaved(key, { title, content: JSON.stringify(next) });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void saveDraft(key), saveAfterMs);
    },
    [key, title],
  );

  // Leaving the form must not wait for the timer.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      void saveDraft(key);
    },
    [key],
  );

  const discard = useCallback(async () => {
    clearTimeout(timer.current);
    setState({ kind: 'untouched' });
    setRestored(false);
    await discardDraft(key);
  }, [key]);

  const handIn = useCallback(<Input extends object>(input: Input): Input => handInDraft(key, input), [key]);

  return { value, change, state, isLoading, wasRestored, handIn, discard };
}
