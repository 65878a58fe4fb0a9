import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { giveUpUpload } from '../../station/uploads';
import type { DraftUseCase } from '../context';

export const cancelEvidence: DraftUseCase<Contract['evidence']['cancel']> = async (_tx, { uploadId }, ctx) =>
  ok({ wasThere: await giveUpUpload(ctx.session, uploadId) });
