import type { Contract } from '../../../../shared/contract';
import { definitionOf, figures, lapsesBy } from '../../../../shared/domain/readiness-figures';
import { ok } from '../../../../shared/result';
import { countFigures } from '../../db/sql/readiness';
import type { QueryUseCase } from '../context';

export const readinessToday: QueryUseCase<Contract['readiness']['today']> = async (db, { asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const { people, required, ready, counts } = await countFigures(db, { day, scope: ctx.scope, unitIds: null, personId: null }, figures);
  return ok({
    asOf: day,
    people,
    required,
    ready,
    figures: figures.map((figure, index) => ({
      key: figure.key,
      count: counts[index] ?? 0,
      of: figure.of === 'required' ? required : ready,
      definition: definitionOf(figure, day),
      filter: { states: [...figure.states], lapsesBy: lapsesBy(figure, day) },
    })),
  });
};
