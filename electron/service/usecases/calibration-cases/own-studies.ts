import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { goldStudies } from '../../db/sql/gold-studies';
import { printedNames } from '../../db/sql/printed-names';
import type { QueryUseCase } from '../context';
import { casesIn, stateOf } from './shown-study';

export const ownStudies: QueryUseCase<Contract['calibrationCases']['ownStudies']> = async (db, _input, ctx) => {
  const studies = await goldStudies(db, ctx.actor.userId);
  const names = await printedNames(
    db,
    studies.map(({ study }) => study.assignedBy),
  );
  return ok({
    studies: studies.map((known) => ({
      studyId: known.study.studyId,
      dueOn: known.study.dueOn,
      state: stateOf(known),
      assignedBy: names.get(known.study.assignedBy) ?? known.study.assignedBy,
      cases: casesIn(known.study.cases),
    })),
  });
};
