import type { Contract } from '../../../../shared/contract';
import { definitionOf, figures, lapsesBy, type Figure } from '../../../../shared/domain/readiness-figures';
import { standingStates } from '../../../../shared/domain/state';
import { ok } from '../../../../shared/result';
import { readinessOf } from '../../readiness/engine';
import type { CountedDay, Question } from '../../readiness/questions';
import type { QueryUseCase } from '../context';
import { askedBy } from './asked';
import { metIn } from './heatmap';

const everything = { unitId: null, departmentId: null, roleId: null, mandatoryOnly: false };
const limits = [...new Set(figures.flatMap(({ lapsesWithin }) => (lapsesWithin === null ? [] : [lapsesWithin])))].toSorted((a, b) => a - b);

export const readinessToday: QueryUseCase<Contract['readiness']['today']> = async (db, { asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const engine = readinessOf(db);
  const asked = askedBy(everything, [], ctx.scope);
  const question: Question = { ...asked, days: [day], knownAt: null, measure: { kind: 'state' }, by: 'all', branchOf: null };
  const counted = await engine.count(question);
  const lapsing = await engine.count({ ...question, measure: { kind: 'lapse', limits } });
  const met = metIn(counted);
  return ok({
    asOf: day,
    people: counted[0]?.people ?? 0,
    ...met,
    figures: figures.map((figure) => ({
      key: figure.key,
      count: countOf(figure, counted, lapsing),
      of: met[figure.of],
      definition: definitionOf(figure, day),
      filter: { states: [...figure.states], lapsesBy: lapsesBy(figure, day) },
    })),
  });
};

/** Of a figure that counts what lapses, every bucket up to its limit: they are those of who is ready, as such figures are. */
function countOf({ states, lapsesWithin }: Figure, [counted]: readonly CountedDay[], [lapsing]: readonly CountedDay[]): number {
  if (lapsesWithin === null)
    return standingStates.reduce((sum, state, index) => sum + (states.includes(state) ? (counted?.once[index] ?? 0) : 0), 0);
  return limits.reduce((sum, limit, index) => sum + (limit <= lapsesWithin ? (lapsing?.once[index + 1] ?? 0) : 0), 0);
}
