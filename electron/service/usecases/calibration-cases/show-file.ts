import type { Contract } from '../../../../shared/contract';
import { headBytes, mediaTypeOf, shownAs } from '../../../../shared/domain/media-type';
import { fail, ok } from '../../../../shared/result';
import { wholeFile } from '../../db/evidence-store';
import { stagedEvidence } from '../../db/sql/assessments';
import type { QueryUseCase } from '../context';
import { offerCaseFile } from './case-material';

/** A file that stands in a case, or one that the session’s user has just added for one. */
export const showCaseFile: QueryUseCase<Contract['calibrationCases']['showFile']> = async (db, { fileId }, ctx) => {
  const offered = await offerCaseFile(db, ctx, fileId);
  if (offered !== null) return ok(offered);
  const [staged] = await stagedEvidence(db, [fileId], ctx.actor.userId);
  const whole = staged === undefined ? null : await wholeFile(ctx.evidence, staged.sha256, headBytes);
  if (staged === undefined || whole === null) return fail('FileNotFound');
  const mediaType = mediaTypeOf(whole.head);
  const shown = shownAs(mediaType);
  const { head: _head, ...stored } = whole;
  const { fileName, size, sha256 } = staged;
  return ok({
    file: { fileId, fileName, mediaType, size, sha256 },
    preview: shown === null ? null : { handle: ctx.offerPreview({ ...stored, mediaType }), shownAs: shown },
  });
};
