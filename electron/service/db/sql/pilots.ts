import { z } from 'zod';
import type { Reader } from '../schema';

/** The units in which each revision that is or was under pilot takes or took effect first. */
export type PilotUnits = ReadonlyMap<string, ReadonlySet<string>>;

const unitIds = z.array(z.string());

export async function pilotUnits(db: Reader): Promise<PilotUnits> {
  const rows = await db
    .selectFrom('framework_revision')
    .select(['revisionId', 'pilotUnitIds'])
    .where('recordedTo', 'is', null)
    // One that was withdrawn was in force there until then.
    .where('state', 'in', ['approved', 'withdrawn'])
    .where('pilotUnitIds', '<>', '[]')
    .execute();
  return new Map(rows.map((row) => [row.revisionId, new Set(unitIds.parse(JSON.parse(row.pilotUnitIds)))]));
}
