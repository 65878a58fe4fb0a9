import type { Contract } from '../../../../shared/contract';
import { maskWords } from '../../../../shared/domain/calibration/masked-words';
import { listName } from '../../../../shared/domain/person-name';
import { fail, ok } from '../../../../shared/result';
import { assessmentById } from '../../db/sql/assessments';
import type { QueryUseCase } from '../context';
import { maskedAssessment } from './masked-assessment';

/** Ids that the record gives, which nobody writes. */
const isMadeUp = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Types that can be cleaned of what their files tell beside what they show. */
const cleanable: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

export const previewCase: QueryUseCase<Contract['calibrationCases']['preview']> = async (db, { assessmentId, words }, ctx) => {
  const row = await assessmentById(db, assessmentId, ctx.scope, ctx.today);
  const masked = row === undefined ? null : await maskedAssessment(db, ctx.evidence, row, words);
  if (row === undefined || masked === null) return fail('AssessmentNotFound');
  ctx.noteRead(row.personId);
  return ok({
    personName: listName(row),
    assessorName: row.assessorName,
    performedOn: row.performedOn,
    revision: masked.mask?.revision ?? 0,
    words: [...masked.words],
    prepared: masked.prepared,
    masked: masked.named.map(({ role, terms }) => ({ role, names: terms.filter((term) => !isMadeUp.test(term)) })),
    counts: [...masked.counts].map(([kind, count]) => ({
      mark: Object.entries(maskWords).find(([name]) => name === kind)?.[1] ?? kind,
      count,
    })),
    files: masked.files.map(({ evidenceId, fileName, shownKind, mediaType }) => ({
      evidenceId,
      fileName,
      kind: shownKind,
      canBeReleased: cleanable.has(mediaType),
      shown: masked.shownByEvidence.get(evidenceId) ?? null,
    })),
  });
};
