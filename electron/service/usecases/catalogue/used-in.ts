import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { competenciesWithBlock } from '../../db/sql/accomplishments';
import type { QueryUseCase } from '../context';

export const blockUsedIn: QueryUseCase<Contract['catalogue']['usedIn']> = async (db, { itemId, asOf }, ctx) => {
  const rows = await competenciesWithBlock(db, itemId, asOf ?? ctx.today);
  return ok({ items: rows.map(({ isRetired, ...row }) => ({ ...row, kind: 'competency' as const, isRetired: isRetired === 1 })) });
};
