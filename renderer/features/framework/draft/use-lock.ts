import { useEffect, useRef } from 'react';
import { useDraftSession } from './draft-session';
import { lockItem, useItemLock, type Lock } from './queries';

const renewMs = 4 * 60_000;

/** Keeps an item for whoever works in its form, from the first focus until it is left; tells who else holds it. */
export function useLock(itemId: string): { readonly other: Lock | null; readonly handlers: { readonly onFocusCapture: () => void } } {
  const { draftId, store, isReadOnly, tree } = useDraftSession();
  const isItem = tree.headById.has(itemId);
  const { data, refetch } = useItemLock(draftId, itemId);
  const isHeld = useRef(false);
  useEffect(() => {
    const renewal = setInterval(() => {
      if (isHeld.current) lockItem({ draftId, itemId, isHeld: true }).catch(() => undefined);
    }, renewMs);
    return () => {
      clearInterval(renewal);
      if (!isHeld.current) return;
      isHeld.current = false;
      // what was typed last must be kept before somebody else may begin
      void store.flush().then(() => lockItem({ draftId, itemId, isHeld: false }).catch(() => undefined));
    };
  }, [draftId, itemId, store]);
  const take = (): void => {
    if (isHeld.current || isReadOnly || !isItem) return;
    isHeld.current = true;
    lockItem({ draftId, itemId, isHeld: true }).catch(() => {
      isHeld.current = false;
      void refetch();
    });
  };
  return { other: data === undefined || data === null || data.isOwn ? null : data, handlers: { onFocusCapture: take } };
}
