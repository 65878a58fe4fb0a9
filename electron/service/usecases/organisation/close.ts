import type { Contract } from '../../../../shared/contract';
import { addDays } from '../../../../shared/domain/calendar';
import { listName } from '../../../../shared/domain/person-name';
import { fail, ok } from '../../../../shared/result';
import { openBelow, placedFrom } from '../../db/sql/unit-editions';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { changeableUnit } from './placing';

/** So many people are named where a unit cannot be closed because of them. */
const named = 10;

export const closeUnit: CommandUseCase<Contract['organisation']['close']> = async (tx, { unitId, from, reason }, ctx) => {
  const changeable = await changeableUnit(tx, { unitId, from, today: ctx.today });
  if (!changeable.ok) return changeable;
  const { recordedFrom: _recorded, ...unit } = changeable.value;
  if (unit.validFrom >= from) return fail('NotBegun', { earliest: addDays(unit.validFrom, 1) });
  const people = await placedFrom(tx, unitId, from);
  const units = await openBelow(tx, unitId, from);
  if (people.length > 0 || units.length > 0) {
    const shown = people.slice(0, named).map(({ personId, ...person }) => ({ personId, name: listName(person) }));
    return fail('StillInUse', { people: shown, peopleCount: people.length, units });
  }
  const changes = await writeVersions(tx, ctx.entry, 'org_unit', [{ ...unit, validTo: addDays(from, -1) }]);
  ctx.audit({ action: 'organisation.close', entity: 'org_unit', entityId: unitId, reason, validFrom: from, changes });
  return ok({});
};
