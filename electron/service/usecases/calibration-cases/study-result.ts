import type { Contract } from '../../../../shared/contract';
import { scopeOf } from '../../../../shared/domain/permissions';
import { fail, ok } from '../../../../shared/result';
import { goldStudy } from '../../db/sql/gold-studies';
import type { QueryUseCase } from '../context';
import { contentOf } from './gold-case';
import { shownStudy, stateOf } from './shown-study';
import { studiedCases } from './studied-cases';

export const readStudyResult: QueryUseCase<Contract['calibrationCases']['studyResult']> = async (db, { studyId }, ctx) => {
  const known = await goldStudy(db, studyId);
  const mayRead = scopeOf(ctx.grants, 'calibration.cases', ctx.actor.personId) !== null;
  const isOwn = known !== null && known.study.userId === ctx.actor.userId && stateOf(known) === 'decided';
  if (known?.rating == null || !(mayRead || isOwn)) return fail('StudyNotFound');
  const cases = await studiedCases(db, known);
  return ok({
    study: await shownStudy(db, known),
    cases: cases.map(({ row, prepared, agreed, rated, requiredLevel }) => ({
      goldCaseId: row.goldCaseId,
      title: prepared.title,
      requiredLevel,
      agreed: { ...agreed, cited: [...agreed.cited], indicators: { ...agreed.indicators } },
      rated: { ...rated, cited: [...rated.cited], indicators: { ...rated.indicators } },
      prepared: { levels: prepared.levels, indicators: prepared.indicators, competencyCode: prepared.competencyCode },
      reasons: contentOf(row).reasons,
    })),
  });
};
