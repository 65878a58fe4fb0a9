import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import { holdersOfAll } from '../../db/sql/experts';
import { positionsOf } from '../../db/sql/positions';
import type { QueryUseCase } from '../context';
import { linesAtPlace } from './lines-at-place';
import { isHrisOwned, placeFault } from './place-faults';
import { neededIn } from './supervision';

export const previewMove: QueryUseCase<Contract['moves']['preview']> = async (db, place, ctx) => {
  const fault = await placeFault(db, place);
  if (fault !== null) return fault;
  const day = place.startsOn > ctx.today ? place.startsOn : ctx.today;
  const lines = await linesAtPlace(db, place, day);
  const supervisors = await holdersOfAll(db, neededIn(lines), day, ctx.scope, place.personId);
  return ok({
    day,
    isHrisOwned: isHrisOwned(await positionsOf(db, place.personId, day), place),
    lines,
    supervisors: supervisors.map((row) => ({ personId: row.personId, name: listName(row), employeeNumber: row.employeeNumber })),
  });
};
