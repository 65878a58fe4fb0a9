import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { checkPlace } from './placing';

export const addUnit: CommandUseCase<Contract['organisation']['add']> = async (tx, { parentId, kind, name, from, reason }, ctx) => {
  if (!isRealDate(from)) return fail('NotADate');
  const place = await checkPlace(tx, { unitId: null, parentId, kind, name, from, isNew: true });
  if (!place.ok) return place;
  const unitId = ctx.makeId();
  const unit = { unitId, parentId, kind, name, validFrom: from, validTo: null, sourceBatchId: null };
  const changes = await writeVersions(tx, ctx.entry, 'org_unit', [unit]);
  ctx.audit({ action: 'organisation.add', entity: 'org_unit', entityId: unitId, reason, validFrom: from, changes });
  return ok({ unitId });
};
