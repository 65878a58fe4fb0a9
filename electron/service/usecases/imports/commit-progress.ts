import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { toldOfAct } from '../progress-board';

/** Tells how far committing a preview is that this session has under way, until it is told to end. */
export const commitProgress: QueryUseCase<Contract['imports']['commitProgress']> = async (_db, { previewId }, ctx) =>
  ok(toldOfAct(ctx.session.prepared, previewId, ctx.signal));
