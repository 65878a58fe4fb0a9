import { sql } from 'kysely';
import { z } from 'zod';
import { chainOn } from '../../../../shared/domain/unit-chain';
import { prepared } from '../prepared-query';
import type { Reader } from '../schema';
import { unitsOfPerson } from './organisation';
import { unitPlaces } from './unit-places';

/** The units in which each revision that is or was under pilot takes or took effect first. */
export type PilotUnits = ReadonlyMap<string, ReadonlySet<string>>;

const unitIds = z.array(z.string());

export async function pilotUnits(db: Reader): Promise<PilotUnits> {
  const rows = await knownPilots(db, {});
  return new Map(rows.map((row) => [row.revisionId, new Set(unitIds.parse(JSON.parse(row.pilotUnitIds)))]));
}

const knownPilots = prepared((db) =>
  db
    .selectFrom('framework_revision')
    .select(['revisionId', 'pilotUnitIds'])
    .where('recordedTo', 'is', null)
    // One that was withdrawn was in force there until then.
    .where('state', 'in', ['approved', 'withdrawn'])
    // As its index says it, so that only those are read.
    .where(sql<boolean>`pilotUnitIds <> '[]'`),
);

/** The revisions under pilot in one of whose units, or below it, a person holds a position on a day. */
export async function pilotsOf(db: Reader, personId: string, day: string): Promise<readonly string[]> {
  const pilots = await pilotUnits(db);
  if (pilots.size === 0) return [];
  const places = await unitPlaces(db, [personId]);
  const units = (await unitsOfPerson(db, personId, day)).flatMap((unitId) => chainOn(places, unitId, day));
  return [...pilots].flatMap(([revisionId, of]) => (units.some((unitId) => of.has(unitId)) ? [revisionId] : []));
}
