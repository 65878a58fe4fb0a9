import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { portfolioPart } from '../../reports/portfolio-part';
import type { QueryUseCase } from '../context';
import { getPortfolio } from '../portfolio/get';
import { printedFileOf } from './printed-file';

export const printPortfolio: QueryUseCase<Contract['reports']['portfolio']> = async (db, input, ctx) => {
  const portfolio = await getPortfolio(db, input, ctx);
  if (!portfolio.ok) return portfolio;
  const { content, digest } = portfolio.value;
  return ok(
    await printedFileOf(db, ctx, {
      title: 'Portfolio',
      name: `Portfolio ${content.person.name} ${content.asOf}`,
      asOf: content.asOf,
      digest,
      parts: [portfolioPart(content, digest)],
    }),
  );
};
