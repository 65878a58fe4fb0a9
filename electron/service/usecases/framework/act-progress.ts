import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { toldOfAct } from '../progress-board';

/** Tells how far the signed act on a revision is that this session has under way, until it is told to end. */
export const actProgress: QueryUseCase<Contract['framework']['actProgress']> = async (_db, { revisionId }, ctx) =>
  ok(toldOfAct(ctx.session.prepared, revisionId, ctx.signal));
