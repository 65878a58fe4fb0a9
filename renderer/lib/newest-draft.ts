import { useCallback, useEffect, useRef } from 'react';
import type { Draft } from './draft';

/** Changes build on the newest content: a file that was kept slowly must not undo what was typed since. */
export function useNewestDraft<Text>(draft: Draft<Text>) {
  const { value, change: save } = draft;
  const newest = useRef(value);
  useEffect(() => {
    newest.current = value;
  }, [value]);
  const change = useCallback(
    (next: (old: Text) => Text) => {
      newest.current = next(newest.current);
      save(newest.current);
    },
    [save],
  );
  return { ...draft, change };
}
