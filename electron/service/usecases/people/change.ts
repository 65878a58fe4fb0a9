import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { personById } from '../../db/sql/people';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { checkManager } from './managers';
import { ownedByHris } from './owned-by-hris';

export const changePerson: CommandUseCase<Contract['people']['change']> = async (tx, { personId, reason, ...identity }, ctx) => {
  const person = await personById(tx, personId);
  if (person === undefined) return fail('PersonNotFound');
  const owned = await ownedByHris(tx, person.sourceBatchId);
  if (owned !== null) return owned;
  const manager = await checkManager(tx, personId, identity.managerPersonId);
  if (!manager.ok) return manager;
  const changes = await writeVersions(tx, ctx.entry, 'person', [{ ...person, ...identity }]);
  if (changes.length === 0) return fail('Unchanged');
  ctx.audit({ action: 'people.change', entity: 'person', entityId: personId, personId, reason, changes });
  return ok({});
};
