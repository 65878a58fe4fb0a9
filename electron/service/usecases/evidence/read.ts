import type { Contract } from '../../../../shared/contract';
import { headBytes, mediaTypeOf, shownAs } from '../../../../shared/domain/media-type';
import { fail, ok } from '../../../../shared/result';
import { wholeFile } from '../../db/evidence-store';
import { readableEvidence } from '../../db/sql/assessments';
import type { QueryUseCase } from '../context';

export const readEvidence: QueryUseCase<Contract['evidence']['read']> = async (db, { evidenceId }, ctx) => {
  const file = await readableEvidence(db, evidenceId, ctx.actor.userId, ctx.scope, ctx.today);
  if (file === undefined) return fail('EvidenceNotFound');
  if (file.personId !== null) ctx.noteRead(file.personId);
  const whole = await wholeFile(ctx.evidence, file.sha256, headBytes);
  if (whole === null) return fail('EvidenceDamaged', { evidenceId });
  const mediaType = mediaTypeOf(whole.head);
  const shown = shownAs(mediaType);
  const { head: _head, ...stored } = whole;
  return ok({ file, preview: shown === null ? null : { handle: ctx.offerPreview({ ...stored, mediaType }), shownAs: shown } });
};
