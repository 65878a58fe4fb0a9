import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { batchById } from '../../db/sql/imports';
import { allUnits, unitsOfPerson } from '../../db/sql/organisation';
import { heldPlaces } from '../../db/sql/unit-editions';
import type { OrgUnitRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import type { QueryUseCase } from '../context';

/** Of a limited scope its own units, and where the person's own position is. */
export const organisationTree: QueryUseCase<Contract['organisation']['tree']> = async (db, { asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const { scope } = ctx;
  const open = (await allUnits(db, day)).filter((unit) => unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo));
  const own = scope.kind === 'site' || scope.ownPersonId === null ? [] : await unitsOfPerson(db, scope.ownPersonId, day);
  const visible = scope.kind === 'site' ? null : new Set([...scope.unitIds, ...own]);
  const people = countPeople(open, await heldPlaces(db, day));
  const sources = await sourcesOf(db, open);
  const nodes = open
    .filter(({ unitId }) => visible?.has(unitId) !== false)
    .map(({ sourceBatchId, ...unit }) => ({
      ...unit,
      source: sources.get(sourceBatchId ?? '') ?? null,
      people: people.in.get(unit.unitId)?.size ?? 0,
      peopleBelow: people.below.get(unit.unitId)?.size ?? 0,
    }));
  return ok({ day, nodes });
};

/** Who is in each unit, and in it or below: somebody with several positions counts once. */
function countPeople(units: readonly OrgUnitRow[], places: ReadonlyArray<{ readonly personId: string; readonly unitId: string }>) {
  const parentOf = new Map(units.map(({ unitId, parentId }) => [unitId, parentId]));
  const inUnit = new Map<string, Set<string>>();
  const below = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, unitId: string, personId: string) => {
    const known = to.get(unitId);
    if (known === undefined) to.set(unitId, new Set([personId]));
    else known.add(personId);
  };
  for (const { unitId, personId } of places) {
    add(inUnit, unitId, personId);
    const passed = new Set<string>();
    for (let at: string | null = unitId; at !== null && !passed.has(at); at = parentOf.get(at) ?? null) {
      passed.add(at);
      add(below, at, personId);
    }
  }
  return { in: inUnit, below };
}

async function sourcesOf(db: Reader, units: readonly OrgUnitRow[]) {
  const sources = new Map<string, { batchId: string; fileName: string; committedAt: string }>();
  for (const batchId of new Set(units.flatMap((unit) => (unit.sourceBatchId === null ? [] : [unit.sourceBatchId])))) {
    const batch = await batchById(db, batchId);
    if (batch !== undefined) sources.set(batchId, { batchId, fileName: batch.fileName, committedAt: batch.committedAt });
  }
  return sources;
}
