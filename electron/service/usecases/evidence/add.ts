import type { Contract } from '../../../../shared/contract';
import { uploadPieceBytes } from '../../../../shared/domain/attachment';
import { fail, ok } from '../../../../shared/result';
import { makeWriter } from '../../db/evidence-writer';
import type { DraftUseCase } from '../context';
import { stageFinished } from './stage-finished';

/** Larger ones come in pieces. */
const sizeLimit = 16 * uploadPieceBytes;

/** Stages a small file: it becomes evidence when an assessment that cites it is signed. */
export const addEvidence: DraftUseCase<Contract['evidence']['add']> = async (tx, { fileName, data }, ctx) => {
  if (data.size === 0) return fail('Empty');
  if (data.size > sizeLimit) return fail('TooLarge');
  const writer = makeWriter(ctx.evidence);
  try {
    await writer.write(new Uint8Array(await data.arrayBuffer()));
    return ok(await stageFinished(tx, { ...ctx, userId: ctx.actor.userId }, fileName, await writer.finish()));
  } finally {
    await writer.discard();
  }
};
