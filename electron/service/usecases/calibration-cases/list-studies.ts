import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { goldStudies } from '../../db/sql/gold-studies';
import type { OutputOf, QueryUseCase } from '../context';
import { shownStudy } from './shown-study';

type Shown = OutputOf<Contract['calibrationCases']['listStudies']>['studies'][number];
const order = ['rated', 'open', 'decided', 'withdrawn'] as const;

export const listStudies: QueryUseCase<Contract['calibrationCases']['listStudies']> = async (db, { userId }) => {
  const studies: Shown[] = [];
  for (const known of await goldStudies(db, userId)) studies.push(await shownStudy(db, known));
  return ok({ studies: studies.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)) });
};
