import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { positionById } from '../../db/sql/person-facts';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { ownedByHris } from './owned-by-hris';

export const endPosition: CommandUseCase<Contract['people']['endPosition']> = async (tx, { positionId, validTo, reason }, ctx) => {
  const position = await positionById(tx, positionId);
  if (position === undefined) return fail('PositionNotFound');
  const owned = await ownedByHris(tx, position.sourceBatchId);
  if (owned !== null) return owned;
  if (!isRealDate(validTo)) return fail('NotADate');
  if (validTo < position.validFrom) return fail('EndsBeforeItBegins');
  if (position.validTo !== null && position.validTo <= validTo) return fail('EndedBefore', { validTo: position.validTo });
  const { personId } = position;
  const changes = await writeVersions(tx, ctx.entry, 'position', [{ ...position, validTo }]);
  await deriveStandings(tx, [personId], (await siteFacts(tx)).expiringDays);
  ctx.audit({ action: 'people.endPosition', entity: 'position', entityId: positionId, personId, reason, validFrom: validTo, changes });
  return ok({});
};
