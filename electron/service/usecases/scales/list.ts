import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { allScales } from '../../db/sql/scales';
import type { QueryUseCase } from '../context';

export const listScales: QueryUseCase<Contract['scales']['list']> = async (db, { asOf }, ctx) =>
  ok({ scales: await allScales(db, asOf ?? ctx.today) });
