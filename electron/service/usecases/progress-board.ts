import type { JobProgress } from '../jobs/job-messages';

interface Board {
  newest: { readonly actId: string; readonly progress: JobProgress } | null;
  readonly listeners: Set<() => void>;
}

/**
 * Says how far a long act of one transaction is, to whoever of the same session listens. What it tells leaves between two of its
 * statements, though nobody else is answered meanwhile.
 */
export function tellAct(prepared: Map<string, unknown>, actId: string, progress: JobProgress): void {
  const board = boardOf(prepared);
  board.newest = { actId, progress };
  for (const wake of board.listeners) wake();
}

/** What is told of an act from now on, until the listener is told to end. To be asked for before the act is: then it need not wait for it. */
export async function* toldOfAct(
  prepared: Map<string, unknown>,
  actId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ readonly kind: 'progress' } & JobProgress, void> {
  const board = boardOf(prepared);
  let told: Board['newest'] = board.newest; // what an earlier act left is over
  let wake: () => void = () => undefined;
  const call = (): void => wake();
  board.listeners.add(call);
  signal?.addEventListener('abort', call);
  try {
    while (signal?.aborted !== true) {
      const { newest } = board;
      if (newest !== told && newest?.actId === actId) {
        told = newest;
        yield { kind: 'progress', ...newest.progress };
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    board.listeners.delete(call);
    signal?.removeEventListener('abort', call);
  }
}

const key = 'act';

function boardOf(prepared: Map<string, unknown>): Board {
  const there = prepared.get(key);
  if (isBoard(there)) return there;
  const board: Board = { newest: null, listeners: new Set() };
  prepared.set(key, board);
  return board;
}

/** Nothing but boardOf puts anything under the key. */
function isBoard(there: unknown): there is Board {
  return typeof there === 'object' && there !== null && 'listeners' in there;
}
