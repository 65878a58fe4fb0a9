import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { personHeader } from '../../db/sql/person-header';
import { findPeople, peopleNumbered } from '../../db/sql/search';
import type { QueryUseCase } from '../context';

const shown = 8;

/** A number says who it is; where it is somebody's, names that begin with it are not asked for. */
export const findAtGate: QueryUseCase<Contract['gate']['find']> = async (db, { text }, ctx) => {
  const numbered = text === '' ? [] : await peopleNumbered(db, text, ctx.scope, ctx.today);
  const found = numbered.length > 0 ? numbered : (await findPeople(db, text, ctx.scope, ctx.today, shown)).map(({ personId }) => personId);
  const people = [];
  for (const personId of found) {
    const header = await personHeader(db, personId, ctx.today);
    if (header !== undefined) people.push(header);
  }
  return ok({ people, isExact: numbered.length === 1 });
};
