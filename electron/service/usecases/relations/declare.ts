import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { isPerson } from '../../db/sql/person-header';
import { relationById, relationsOf } from '../../db/sql/relations';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

type Relations = Contract['relations'];

export const declareRelation: CommandUseCase<Relations['declare']> = async (tx, input, ctx) => {
  const { personId, otherPersonId, kind, note, from, until, reason } = input;
  if (!(await isPerson(tx, personId)) || !(await isPerson(tx, otherPersonId))) return fail('PersonNotFound');
  if (personId === otherPersonId) return fail('SamePerson');
  if (!isRealDate(from) || (until !== null && !isRealDate(until))) return fail('NotADate');
  if (until !== null && until < from) return fail('EndsBeforeItBegins');
  const known = (await relationsOf(tx, personId)).some(
    (relation) =>
      relation.kind === kind &&
      [relation.personId, relation.otherPersonId].includes(otherPersonId) &&
      (relation.validTo === null || relation.validTo >= from) &&
      (until === null || relation.validFrom <= until),
  );
  if (known) return fail('AlreadyDeclared');
  const relationId = ctx.makeId();
  const row = { relationId, personId, otherPersonId, kind, note, validFrom: from, validTo: until, declaredBy: ctx.actor.userId };
  const changes = await writeVersions(tx, ctx.entry, 'declared_relation', [row]);
  const entry = { action: 'relations.declare', entity: 'declared_relation', entityId: relationId, personId, reason, validFrom: from };
  ctx.audit({ ...entry, changes });
  return ok({ relationId });
};

export const endRelation: CommandUseCase<Relations['end']> = async (tx, { personId, relationId, until, reason }, ctx) => {
  const known = await relationById(tx, relationId);
  if (known === undefined || ![known.personId, known.otherPersonId].includes(personId)) return fail('RelationNotFound');
  if (!isRealDate(until)) return fail('NotADate');
  if (until < known.validFrom) return fail('EndsBeforeItBegins');
  if (known.validTo !== null && known.validTo <= until) return fail('EndedBefore');
  const changes = await writeVersions(tx, ctx.entry, 'declared_relation', [{ ...known, validTo: until }]);
  const entry = { action: 'relations.end', entity: 'declared_relation', entityId: relationId, personId, reason, validFrom: until };
  ctx.audit({ ...entry, changes });
  return ok({});
};
