import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { goldStudy } from '../../db/sql/gold-studies';
import type { QueryUseCase } from '../context';
import { isAtStation } from './at-station';
import { stateOf } from './shown-study';
import { casesOfStudy } from './studied-cases';

/** The cases to be rated, without anything that tells how they are. */
export const openStudy: QueryUseCase<Contract['calibrationCases']['openStudy']> = async (db, { studyId }, ctx) => {
  const known = await goldStudy(db, studyId);
  if (known === null || !isAtStation(ctx, known) || stateOf(known) !== 'open') return fail('StudyNotFound');
  const cases = await casesOfStudy(db, known);
  return ok({
    studyId,
    userId: known.study.userId,
    dueOn: known.study.dueOn,
    cases: cases.map(({ row, prepared: { gold: _gold, requiredLevel: _required, ...shown } }, index) => ({
      ...shown,
      // A title may tell what the case is an example of.
      title: `Case ${index + 1}`,
      goldCaseId: row.goldCaseId,
    })),
  });
};
