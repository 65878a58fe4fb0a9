import type { CaseSource, PreparedCase } from '../../../../shared/contract/case-material';
import { headBytes, mediaTypeOf, shownAs } from '../../../../shared/domain/media-type';
import { wholeFile } from '../../db/evidence-store';
import { assessmentById } from '../../db/sql/assessments';
import { caseFilesById, goldCaseEnd, goldCaseRevisions } from '../../db/sql/calibration-cases';
import type { Reader } from '../../db/schema';
import type { ReadContext } from '../context';
import { preparedGoldCase } from './gold-case';
import { maskedAssessment } from './masked-assessment';

/** A case as a panel rates it: an assessment of record with nobody named, or a gold case in use; null where there is no such thing. */
export async function caseMaterial(
  db: Reader,
  ctx: Pick<ReadContext, 'evidence' | 'today'>,
  source: CaseSource,
): Promise<PreparedCase | null> {
  if (source.kind === 'assessment') {
    const row = await assessmentById(db, source.assessmentId, { kind: 'site' }, ctx.today);
    return row === undefined ? null : ((await maskedAssessment(db, ctx.evidence, row))?.prepared ?? null);
  }
  const [newest] = await goldCaseRevisions(db, source.goldCaseId);
  if (newest === undefined || (await goldCaseEnd(db, source.goldCaseId)) !== undefined) return null;
  return preparedGoldCase(db, newest);
}

/** Offers a file of a case for looking at; null where there is none or its bytes are not the ones that were kept. */
export async function offerCaseFile(db: Reader, ctx: Pick<ReadContext, 'evidence' | 'offerPreview'>, fileId: string) {
  const [row] = await caseFilesById(db, [fileId]);
  const whole = row === undefined ? null : await wholeFile(ctx.evidence, row.sha256, headBytes);
  if (row === undefined || whole === null) return null;
  const mediaType = mediaTypeOf(whole.head);
  const shown = shownAs(mediaType);
  const { head: _head, ...stored } = whole;
  const { fileName, size, sha256 } = row;
  return {
    file: { fileId, fileName, mediaType, size, sha256 },
    preview: shown === null ? null : { handle: ctx.offerPreview({ ...stored, mediaType }), shownAs: shown },
  };
}
