import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import { fail, ok } from '../../../../shared/result';
import { personById } from '../../db/sql/people';
import { identifierInUse } from '../../db/sql/person-facts';
import { isPerson } from '../../db/sql/person-header';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

export const addIdentifier: CommandUseCase<Contract['people']['addIdentifier']> = async (tx, { personId, system, value, reason }, ctx) => {
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  const known = await identifierInUse(tx, system, value);
  if (known !== undefined) {
    const holder = await personById(tx, known.personId);
    return fail('IdentifierTaken', { personId: known.personId, name: holder === undefined ? known.personId : listName(holder) });
  }
  const identifier = { identifierId: ctx.makeId(), personId, system, value, validTo: null, sourceBatchId: null };
  const changes = await writeVersions(tx, ctx.entry, 'person_identifier', [identifier]);
  ctx.audit({ action: 'people.addIdentifier', entity: 'person_identifier', entityId: identifier.identifierId, personId, reason, changes });
  return ok({ identifierId: identifier.identifierId });
};
