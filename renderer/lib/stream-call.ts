import { useCallback, useSyncExternalStore } from 'react';
import { queryClient } from './query-client';

export type StreamProgress = { readonly kind: 'progress'; readonly label: string; readonly done: number; readonly total: number | null };
type StreamEvent = StreamProgress | { readonly kind: 'done' };
type DoneOf<E> = Extract<E, { readonly kind: 'done' }>;

export type StreamState<Done> =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: StreamProgress | null }
  | { readonly state: 'done'; readonly result: Done }
  | { readonly state: 'failed'; readonly error: Error };

const dismissals = new Set<() => void>();
const previewDismissals = new Set<() => void>();

/** Puts every outcome away: it is shown to nobody but who asked for the work. */
export function forgetOutcomes(): void {
  for (const dismiss of dismissals) dismiss();
}

/** Puts away what was only looked at: the service keeps a preview for the session that asked, and nothing of it can be approved later. */
export function forgetPreviews(): void {
  for (const dismiss of previewDismissals) dismiss();
}

/** Long work that only shows something: its outcome ends with the session. */
export function previewCall<Input, E extends StreamEvent>(call: (input: Input, signal: AbortSignal) => Promise<AsyncIterable<E>>) {
  return streamCall(call, previewDismissals);
}

/**
 * Long work of the service that goes on while another page is looked at: one at a time, with progress, an end by hand,
 * and its outcome until that is put away. When it is done, every query refreshes.
 */
export function streamCall<Input, E extends StreamEvent>(
  call: (input: Input, signal: AbortSignal) => Promise<AsyncIterable<E>>,
  alsoDismissedBy?: Set<() => void>,
) {
  type State = StreamState<DoneOf<E>>;
  let state: State = { state: 'idle' };
  let running: AbortController | null = null;
  const listeners = new Set<() => void>();
  const show = (next: State): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const follow = async (input: Input, own: AbortController): Promise<void> => {
    let last: State = { state: 'idle' };
    try {
      for await (const event of await call(input, own.signal)) {
        if (isDone(event)) last = { state: 'done', result: event };
        else if (event.kind === 'progress') show({ state: 'running', progress: event });
      }
    } catch (error) {
      if (!own.signal.aborted) last = { state: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
    }
    running = null;
    show(last);
    if (last.state === 'done') void queryClient.invalidateQueries();
  };

  const start = (input: Input): void => {
    if (running !== null) return;
    running = new AbortController();
    show({ state: 'running', progress: null });
    void follow(input, running);
  };
  /** Asks it to end; it runs until it has cleaned up. */
  const cancel = (): void => running?.abort();
  /** Puts an outcome away. */
  const dismiss = (): void => {
    if (running === null) show({ state: 'idle' });
  };
  dismissals.add(dismiss);
  alsoDismissedBy?.add(dismiss);

  return function useStreamCall() {
    const subscribe = useCallback((listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    }, []);
    return { ...useSyncExternalStore(subscribe, () => state), start, cancel, dismiss };
  };
}

function isDone<E extends StreamEvent>(event: E): event is DoneOf<E> {
  return event.kind === 'done';
}
