import { sql } from 'kysely';
import { z } from 'zod';
import type { EventFact } from '../../../../shared/domain/validity';
import type { QualificationEventRow } from '../event-schema';
import { listed, prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';
import { isUnitOn } from './organisation';

/** An event with whom and what it concerns. */
export type EventOf = EventFact & {
  readonly personId: string;
  /** Null: every competency whose rules name it. */
  readonly competencyId: string | null;
};

/**
 * What happened to or around some people that can end what they hold; `only` narrows it to some competencies. One query that finds
 * nothing where nothing ever happened.
 */
export async function eventFactsOf(db: Reader, personIds: readonly string[], only?: readonly string[]): Promise<EventOf[]> {
  const wanted = only === undefined ? null : new Set(only);
  const known = await standing(db, {});
  const events = known.map(({ competencyIds, ...event }) => ({ ...event, concerned: concernedIn(competencyIds, wanted) }));
  if (events.length === 0) return [];
  const isWanted = new Set(personIds);
  const inUnits = new Map<string, string[]>();
  if (events.some(({ scope }) => scope === 'unit')) {
    for (const { eventId, personId } of await peopleInUnits(db, { personIds: JSON.stringify(personIds) }))
      inUnits.set(eventId, [...(inUnits.get(eventId) ?? []), personId]);
  }
  return events.flatMap(({ eventId, kind, on, scope, personId, concerned }) => {
    const named = personId !== null && isWanted.has(personId) ? [personId] : [];
    const people = scope === 'site' ? personIds : scope === 'unit' ? (inUnits.get(eventId) ?? []) : named;
    return people.flatMap((one) => concerned.map((competencyId) => ({ kind, on, personId: one, competencyId })));
  });
}

const ids = z.array(z.string());

function concernedIn(competencyIds: string | null, wanted: ReadonlySet<string> | null): readonly (string | null)[] {
  return competencyIds === null ? [null] : ids.parse(JSON.parse(competencyIds)).filter((id) => wanted === null || wanted.has(id));
}

type Standing = Pick<QualificationEventRow, 'eventId' | 'kind' | 'scope' | 'personId' | 'competencyIds'> & { readonly on: string };

const standing = prepared(
  () => sql<Standing>`
    SELECT e.eventId, e.kind, e.scope, e.personId, e.competencyIds, e.happenedOn AS "on" FROM qualification_event e
    WHERE NOT EXISTS (SELECT 1 FROM qualification_event_void v WHERE v.eventId = e.eventId) ORDER BY e.happenedOn, e.eventId`,
);

// The tree as it was on the day of each event, and who had a position in it on that day.
const peopleInUnits = prepared(
  (_db, given: Given<{ personIds: string }>) => sql<{ eventId: string; personId: string }>`
    WITH RECURSIVE below (eventId, day, unitId) AS (
      SELECT e.eventId, e.happenedOn, e.unitId FROM qualification_event e WHERE e.scope = 'unit'
      UNION SELECT b.eventId, b.day, o.unitId FROM below b CROSS JOIN org_unit o ON o.parentId = b.unitId WHERE ${isUnitOn('o', sql.ref('b.day'))}
    )
    SELECT DISTINCT b.eventId, p.personId FROM position p JOIN below b ON b.unitId = p.unitId
    WHERE p.personId IN ${listed(given('personIds'))} AND p.recordedTo IS NULL AND p.validFrom <= b.day AND (p.validTo IS NULL OR p.validTo >= b.day)
    ORDER BY b.eventId, p.personId`,
);
