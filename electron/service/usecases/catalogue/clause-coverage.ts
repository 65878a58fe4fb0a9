import type { Contract } from '../../../../shared/contract';
import { scopeOf } from '../../../../shared/domain/permissions';
import { ok } from '../../../../shared/result';
import { clausesInForce, coveringItems, peopleOfClauses, type CoveringItem } from '../../db/sql/clause-coverage';
import type { QueryUseCase } from '../context';

export const clauseCoverage: QueryUseCase<Contract['catalogue']['clauseCoverage']> = async (db, { asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const clauses = await clausesInForce(db, day);
  const known = new Set(clauses.map(({ clauseId }) => clauseId));
  const covering = (await coveringItems(db, day)).filter(({ clauseId }) => known.has(clauseId));
  const byClause = new Map<string, CoveringItem[]>();
  for (const item of covering) byClause.set(item.clauseId, [...(byClause.get(item.clauseId) ?? []), item]);
  const pairs = covering.flatMap(({ clauseId, kind, itemId }) => (kind === 'competency' ? [{ clauseId, competencyId: itemId }] : []));
  const maySeeAll = scopeOf(ctx.grants, 'readiness.read', ctx.actor.personId)?.kind === 'site';
  const people = maySeeAll ? await peopleOfClauses(db, day, pairs, () => nextTurn(ctx.signal)) : null;
  const shown = clauses.map((clause) => {
    const own = byClause.get(clause.clauseId) ?? [];
    const ofKind = (kind: CoveringItem['kind']) =>
      own.filter((item) => item.kind === kind).map(({ itemId, code, title }) => ({ itemId, code, title }));
    const competencies = ofKind('competency');
    const count = people === null ? null : (people.get(clause.clauseId) ?? { required: 0, qualified: 0 });
    return {
      ...clause,
      tasks: ofKind('task'),
      competencies,
      isCovered: competencies.length > 0,
      required: count?.required ?? null,
      qualified: count?.qualified ?? null,
    };
  });
  return ok({ clauses: [...shown.filter(({ isCovered }) => !isCovered), ...shown.filter(({ isCovered }) => isCovered)] });
};

/** Lets others be answered; whoever has gone away is not counted for any further. */
async function nextTurn(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}
