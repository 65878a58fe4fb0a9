import type { CommandContext } from '../context';
import { tellAct } from '../progress-board';

/** Tells how far an act of one transaction is, step by step. Wherever it tells, its caller may give up: then nothing is written. */
export const actTeller =
  (ctx: Pick<CommandContext, 'signal' | 'session'>, actId: string) =>
  (label: string) =>
  (done: number, total: number): void => {
    ctx.signal?.throwIfAborted();
    tellAct(ctx.session.prepared, actId, { label, done, total });
  };
