import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { JobProgress } from '../../jobs/job-messages';
import type { OutputOf, QueryUseCase } from '../context';

type ActProgress = Contract['framework']['actProgress'];
type ProgressEvent = OutputOf<ActProgress> extends AsyncIterable<infer E> ? E : never;

/**
 * Tells how far the signed act on a revision is that this session has under way, until it is told to end. The act stays one
 * transaction: what it tells leaves between two of its statements, though nobody else is answered meanwhile.
 */
export const actProgress: QueryUseCase<ActProgress> = async (_db, { revisionId }, ctx) =>
  ok(steps(boardOf(ctx.session.prepared), revisionId, ctx.signal));

/** Says how far the act on a revision is, to whoever of the same session listens. */
export function tellAct(prepared: Map<string, unknown>, revisionId: string, progress: JobProgress): void {
  const board = boardOf(prepared);
  board.newest = { revisionId, progress };
  for (const wake of board.listeners) wake();
}

interface Board {
  newest: { readonly revisionId: string; readonly progress: JobProgress } | null;
  readonly listeners: Set<() => void>;
}

const key = 'framework.act';

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

async function* steps(board: Board, revisionId: string, signal: AbortSignal | undefined): AsyncGenerator<ProgressEvent, void> {
  let told: Board['newest'] = board.newest; // what an earlier act left is over
  let wake: () => void = () => undefined;
  const call = (): void => wake();
  board.listeners.add(call);
  signal?.addEventListener('abort', call);
  try {
    while (signal?.aborted !== true) {
      const { newest } = board;
      if (newest !== told && newest?.revisionId === revisionId) {
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
