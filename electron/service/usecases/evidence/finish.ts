import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { giveUpUpload, uploadsOf } from '../../station/uploads';
import type { DraftUseCase } from '../context';
import { stageFinished } from './stage-finished';

export const finishEvidence: DraftUseCase<Contract['evidence']['finish']> = async (tx, { uploadId }, ctx) => {
  const upload = uploadsOf(ctx.session).get(uploadId);
  if (upload === undefined) return fail('UploadGone');
  if (upload.isBusy || upload.writer.size() !== upload.size) {
    await giveUpUpload(ctx.session, uploadId);
    return fail('Incomplete');
  }
  uploadsOf(ctx.session).delete(uploadId);
  const { writer, fileName } = upload;
  try {
    return ok(await stageFinished(tx, { ...ctx, userId: ctx.actor.userId }, fileName, await writer.finish()));
  } finally {
    await writer.discard();
  }
};
