import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { isPerson } from '../../db/sql/person-header';
import type { QueryUseCase } from '../context';
import { ownIds } from '../people/own-ids';
import { signedExceptionsOf } from './shown-exceptions';

export const exceptionsOfPerson: QueryUseCase<Contract['exceptions']['ofPerson']> = async (db, { personId, asOf: asked }, ctx) => {
  if (!(await isPerson(db, personId))) return fail('PersonNotFound');
  const asOf = asked ?? ctx.today;
  return ok({ asOf, exceptions: await signedExceptionsOf(db, await ownIds(db, personId), asOf) });
};
