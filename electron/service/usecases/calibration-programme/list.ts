import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { knownProgrammes, shownDays, shownProgramme } from './known-programme';

export const listProgrammes: QueryUseCase<Contract['calibrationProgramme']['list']> = async (db, _input, ctx) => {
  const known = await knownProgrammes(db, ctx.today);
  return ok({
    today: ctx.today,
    programmes: known.map(shownProgramme),
    days: known
      .flatMap(shownDays)
      .filter(({ state, dueOn }) => dueOn >= ctx.today || !['held', 'passed'].includes(state))
      .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.title.localeCompare(b.title)),
  });
};
