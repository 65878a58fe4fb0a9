import { z } from 'zod';
import type { QualificationEventRow } from '../../db/event-schema';
import type { Tx } from '../../db/schema';
import { peopleConcernedBy } from '../../db/sql/qualification-events';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';

/** Derives the standings of whoever an event concerns, in the competencies that it can end. */
export async function deriveConcerned(tx: Tx, event: QualificationEventRow, competencyIds: readonly string[]): Promise<void> {
  const people = await peopleConcernedBy(tx, event, competencyIds);
  if (people.length > 0) await deriveStandings(tx, people, (await siteFacts(tx)).expiringDays, competencyIds);
}

const ids = z.array(z.string());

/** The competencies that an event was narrowed to; null: every one. */
export function competencyIdsOf({ competencyIds }: Pick<QualificationEventRow, 'competencyIds'>): string[] | null {
  return competencyIds === null ? null : ids.parse(JSON.parse(competencyIds));
}
