import type { Contract } from '../../../../shared/contract';
import { ratingFault } from '../../../../shared/domain/calibration/rating';
import { fail, ok } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import type { GoldStudyRatingRow } from '../../db/calibration-case-schema';
import { insertRows } from '../../db/insert-rows';
import { goldStudy } from '../../db/sql/gold-studies';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { isAtStation } from './at-station';
import { stateOf } from './shown-study';
import { casesOfStudy } from './studied-cases';

export const handInStudy: CommandUseCase<Contract['calibrationCases']['handInStudy']> = async (tx, { studyId, ratings }, ctx) => {
  const known = await goldStudy(tx, studyId);
  if (known === null || !isAtStation(ctx, known)) return fail('StudyNotFound');
  if (stateOf(known) !== 'open') return fail('StudyClosed');
  if (ctx.signer.userId !== known.study.userId) return fail('NotTheAssessor');
  const cases = await casesOfStudy(tx, known);
  const open = cases.flatMap(({ row, prepared }, index) => {
    const given = ratings.filter(({ goldCaseId }) => goldCaseId === row.goldCaseId);
    const [rating] = given;
    const of = {
      levels: prepared.levels.map(({ level }) => level),
      indicatorIds: prepared.indicators.map(({ id }) => id),
      pieceIds: prepared.material.pieces.map(({ pieceId }) => pieceId),
    };
    return rating === undefined || given.length > 1 || ratingFault(of, rating) !== null ? [index + 1] : [];
  });
  if (open.length > 0 || ratings.length !== cases.length) return fail('RatingIncomplete', { cases: open });
  const content = JSON.stringify(ratings);
  const row: GoldStudyRatingRow = {
    studyId,
    userId: known.study.userId,
    content,
    contentDigest: contentDigest({ studyId, content }),
    ratedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'gold_study_rating', [row]);
  const meaning = 'Rated by me alone, without knowing how these gold cases are rated';
  const signature = await signRecord(tx, ctx, {
    recordType: 'gold_study_rating',
    recordId: studyId,
    revision: 1,
    content: { ...row },
    meaning,
  });
  ctx.audit({
    action: 'calibrationCases.handInStudy',
    entity: 'gold_study',
    entityId: studyId,
    changes: [
      { entity: 'gold_study_rating', entityId: studyId, personId: null, old: null, new: { ...row } },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
    ],
  });
  return ok({ studyId });
};
