import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { allUnits } from '../../db/sql/organisation';
import type { QueryUseCase } from '../context';
import { unitsInReach } from './reach';

export const eventPlaces: QueryUseCase<Contract['events']['places']> = async (db, _input, ctx) => {
  const reach = await unitsInReach(db, ctx);
  const open = (await allUnits(db, ctx.today)).filter(({ validTo, unitId }) => {
    return (validTo === null || validTo >= ctx.today) && (reach === null || reach.includes(unitId));
  });
  return ok({ wholeSite: reach === null, units: open.map(({ unitId, name }) => ({ unitId, unitName: name })) });
};
