import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import { fail, ok } from '../../../../shared/result';
import { personsById } from '../../db/sql/people';
import { isPerson } from '../../db/sql/person-header';
import { printedNames } from '../../db/sql/printed-names';
import { relationsOf } from '../../db/sql/relations';
import type { QueryUseCase } from '../context';

export const listRelations: QueryUseCase<Contract['relations']['list']> = async (db, { personId }) => {
  if (!(await isPerson(db, personId))) return fail('PersonNotFound');
  const found = (await relationsOf(db, personId)).map((relation) => ({
    ...relation,
    otherPersonId: relation.personId === personId ? relation.otherPersonId : relation.personId,
  }));
  const others = await personsById(
    db,
    found.map((relation) => relation.otherPersonId),
  );
  const names = new Map(others.map((person) => [person.personId, listName(person)]));
  const users = await printedNames(
    db,
    found.map(({ declaredBy }) => declaredBy),
  );
  return ok({
    relations: found.map(({ relationId, otherPersonId, kind, note, validFrom, validTo, declaredBy }) => ({
      relationId,
      otherPersonId,
      otherName: names.get(otherPersonId) ?? otherPersonId,
      kind,
      note,
      from: validFrom,
      until: validTo,
      declaredBy: users.get(declaredBy) ?? declaredBy,
    })),
  });
};
