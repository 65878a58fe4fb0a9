import type { Contract } from '../../../../shared/contract';
import { attachmentLimit } from '../../../../shared/domain/attachment';
import { fail, ok } from '../../../../shared/result';
import { beginUpload } from '../../station/uploads';
import type { DraftUseCase } from '../context';

export const beginEvidence: DraftUseCase<Contract['evidence']['begin']> = async (_tx, { fileName, size }, ctx) => {
  if (size === 0) return fail('Empty');
  if (size > attachmentLimit) return fail('TooLarge');
  const uploadId = ctx.makeId();
  const hasBegun = await beginUpload(ctx.session, ctx.evidence, { uploadId, fileName, size, now: ctx.now });
  return hasBegun ? ok({ uploadId }) : fail('TooManyAtOnce');
};
