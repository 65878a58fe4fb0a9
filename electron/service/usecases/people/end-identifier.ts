import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { identifierById } from '../../db/sql/person-facts';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { ownedByHris } from './owned-by-hris';

export const endIdentifier: CommandUseCase<Contract['people']['endIdentifier']> = async (tx, { identifierId, reason }, ctx) => {
  const identifier = await identifierById(tx, identifierId);
  if (identifier === undefined || identifier.validTo !== null) return fail('IdentifierNotFound');
  const owned = await ownedByHris(tx, identifier.sourceBatchId);
  if (owned !== null) return owned;
  const { personId } = identifier;
  const changes = await writeVersions(tx, ctx.entry, 'person_identifier', [{ ...identifier, validTo: ctx.today }]);
  ctx.audit({ action: 'people.endIdentifier', entity: 'person_identifier', entityId: identifierId, personId, reason, changes });
  return ok({});
};
