import type { Contract } from '../../../../shared/contract';
import { addDays } from '../../../../shared/domain/calendar';
import { cycleOf, type UnitPlaces } from '../../../../shared/domain/unit-chain';
import { fail, ok } from '../../../../shared/result';
import { allUnits, unitsBelowEver } from '../../db/sql/organisation';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { everybodyInUnits } from '../../db/sql/unit-editions';
import { unitPlaces } from '../../db/sql/unit-places';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { changeableUnit, checkPlace } from './placing';

export const changeUnit: CommandUseCase<Contract['organisation']['change']> = async (tx, { unitId, name, parentId, from, reason }, ctx) => {
  const changeable = await changeableUnit(tx, { unitId, from, today: ctx.today });
  if (!changeable.ok) return changeable;
  const { recordedFrom: _recorded, ...former } = changeable.value;
  if (former.name === name && former.parentId === parentId) return fail('Unchanged');
  const place = await checkPlace(tx, { unitId, parentId, kind: former.kind, name, from, isNew: parentId !== former.parentId });
  if (!place.ok) return place;
  const cycle = cycleOf(withPlace(await unitPlaces(tx), { unitId, parentId, from }), unitId, from);
  if (cycle !== null) {
    const nameById = new Map((await allUnits(tx, from)).map((unit) => [unit.unitId, unit.name]));
    return fail('Cycle', { path: cycle.map((id) => nameById.get(id) ?? id) });
  }

  const next = { ...former, name, parentId, validFrom: from };
  // Changed again on the day on which it begins to be so: that edition never held.
  const ended = former.validFrom === from ? [] : [{ ...former, validTo: addDays(from, -1) }];
  const changes = await writeVersions(tx, ctx.entry, 'org_unit', [...ended, next]);
  const people = parentId === former.parentId ? [] : await everybodyInUnits(tx, await unitsBelowEver(tx, [unitId]));
  await deriveStandings(tx, people, (await siteFacts(tx)).expiringDays);
  ctx.audit({ action: 'organisation.change', entity: 'org_unit', entityId: unitId, reason, validFrom: from, changes });
  return ok({ people: people.length });
};

function withPlace(places: UnitPlaces, { unitId, ...place }: { unitId: string; parentId: string | null; from: string }): UnitPlaces {
  const kept = (places.get(unitId) ?? []).filter(({ from }) => from < place.from);
  return new Map([...places, [unitId, [...kept, place]]]);
}
