import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useEndTurn, useSaveRating, type RatingDraft, type Turn } from './queries';

const saveAfterMs = 600;
/** Nobody has touched anything for so long: the turn ends by itself. */
const idleMs = 120_000;

export type SaveState = { readonly kind: 'untouched' | 'saving' | 'failed' } | { readonly kind: 'saved'; readonly at: Date };

export const emptyRating: RatingDraft = { level: null, indicators: {}, cited: [], comment: '' };

/** What a member has rated so far: kept in the page, and saved case by case, sealed to the member, a moment after each change. */
export function useTurn(turn: Turn) {
  const [ratings, setRatings] = useState<ReadonlyMap<string, RatingDraft>>(
    () => new Map(turn.drafts.map(({ caseId, rating }) => [caseId, rating])),
  );
  const [state, setState] = useState<SaveState>({ kind: 'untouched' });
  const unsaved = useRef(new Map<string, RatingDraft>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { mutateAsync: save } = useSaveRating();
  const { mutateAsync: end } = useEndTurn();
  const { turnId } = turn;

  /** Whether everything is saved now. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    for (const [caseId, rating] of unsaved.current) {
      setState({ kind: 'saving' });
      try {
        const { savedAt } = await save({ turnId, caseId, rating });
        if (unsaved.current.get(caseId) === rating) unsaved.current.delete(caseId);
        // what was rated while this was on its way has a save of its own to come
        setState(unsaved.current.size === 0 ? { kind: 'saved', at: new Date(savedAt) } : { kind: 'saving' });
      } catch {
        setState({ kind: 'failed' });
        return false;
      }
    }
    return true;
  }, [save, turnId]);

  const change = (caseId: string, rating: RatingDraft): void => {
    unsaved.current.set(caseId, rating);
    setRatings((before) => new Map([...before, [caseId, rating]]));
    setState({ kind: 'saving' });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), saveAfterMs);
  };

  /** Saves what is left and lets the service forget the turn; answers whether something could not be saved. */
  const leave = useCallback(async (): Promise<boolean> => {
    const isSaved = await flush();
    await end({ turnId }).catch(() => undefined);
    return !isSaved;
  }, [flush, end, turnId]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return { ratings, state, change, flush, leave };
}

/** Calls when nobody has pressed a key or a pointer for two minutes. */
export function useIdleEnd(onIdle: () => void): void {
  const ended = useEffectEvent(onIdle);
  useEffect(() => {
    let timer = setTimeout(() => ended(), idleMs);
    const seen = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => ended(), idleMs);
    };
    const events = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const event of events) window.addEventListener(event, seen);
    return () => {
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, seen);
    };
  }, []);
}
