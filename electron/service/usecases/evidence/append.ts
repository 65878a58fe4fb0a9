import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { giveUpUpload, uploadsOf } from '../../station/uploads';
import type { DraftUseCase } from '../context';

export const appendEvidence: DraftUseCase<Contract['evidence']['append']> = async (_tx, { uploadId, offset, data }, ctx) => {
  const upload = uploadsOf(ctx.session).get(uploadId);
  if (upload === undefined) return fail('UploadGone');
  const { writer, size } = upload;
  if (upload.isBusy || offset !== writer.size() || offset + data.size > size) {
    await giveUpUpload(ctx.session, uploadId);
    return fail('NotInOrder');
  }
  upload.isBusy = true;
  try {
    await writer.write(new Uint8Array(await data.arrayBuffer()));
  } catch (error) {
    uploadsOf(ctx.session).delete(uploadId); // what was written of it is no use, whatever befell the rest
    throw error;
  } finally {
    upload.isBusy = false;
    upload.touchedAt = ctx.now.getTime();
    // Cancelled meanwhile, or not written to its end.
    if (!uploadsOf(ctx.session).has(uploadId)) await writer.discard();
  }
  return ok({ received: writer.size() });
};
