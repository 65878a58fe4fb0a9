import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { allCompetencies } from '../../db/sql/competencies';
import type { QueryUseCase } from '../context';

export const listCompetencies: QueryUseCase<Contract['competencies']['list']> = async (db, { asOf }, ctx) => {
  const rows = await allCompetencies(db, asOf ?? ctx.today);
  return ok({ competencies: rows.map((row) => ({ ...row, isRetired: row.isRetired === 1 })) });
};
