import { sql } from 'kysely';
import type { TrainingFact } from '../../../../shared/domain/training';
import { listed, prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';

/** A training with whom and what it concerns. */
export type TrainingOf = TrainingFact & { readonly personId: string; readonly competencyId: string };

/**
 * What some people learn in the work: what was still missing when their change of role was confirmed, from its first day through
 * the end of its grace, where it names a supervisor.
 */
export async function trainingFactsOf(db: Reader, personIds: readonly string[], only?: readonly string[]): Promise<TrainingOf[]> {
  const rows = await confirmed(db, { personIds: JSON.stringify(personIds) });
  if (only === undefined || rows.length === 0) return rows;
  const wanted = new Set(only);
  return rows.filter(({ competencyId }) => wanted.has(competencyId));
}

const confirmed = prepared(
  (_db, given: Given<{ personIds: string }>) => sql<TrainingOf>`
    SELECT m.planId, m.personId, m.supervisorPersonId, m.startsOn AS "from", m.graceUntil AS "to", l.value ->> '$.competencyId' AS competencyId
    FROM move_plan m JOIN json_each(m.lines) l
    WHERE m.personId IN ${listed(given('personIds'))} AND m.recordedTo IS NULL AND m.state = 'confirmed'
      AND m.supervisorPersonId IS NOT NULL AND m.graceUntil IS NOT NULL AND l.value ->> '$.outcome' IN ('lower', 'expired', 'missing')
    ORDER BY m.startsOn, m.planId`,
);
