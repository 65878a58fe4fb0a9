import { sql } from 'kysely';
import type { PositionRow } from '../core-schema';
import type { OnboardingLineRow } from '../people-schema';
import type { Reader } from '../schema';

/** What is asked of who is new in some roles, by role and in order; what was taken out of a template is not. */
export async function onboardingLinesOf(db: Reader, roleIds: Iterable<string>): Promise<OnboardingLineRow[]> {
  return knownLines(db)
    .where('isRetired', '=', 0)
    .where('roleId', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify([...new Set(roleIds)])}))`)
    .orderBy('roleId')
    .orderBy('ordinal')
    .execute();
}

/** Whether there is a template at all: most imports begin positions by the thousand and most sites ask nothing of them. */
export async function hasOnboardingLines(db: Reader): Promise<boolean> {
  return (await knownLines(db).where('isRetired', '=', 0).limit(1).executeTakeFirst()) !== undefined;
}

type Held = Pick<PositionRow, 'positionId' | 'personId' | 'roleId' | 'validFrom'>;

/** Every known position of some records in some roles, whenever it was held. */
export async function positionsInRoles(db: Reader, personIds: readonly string[], roleIds: readonly string[]): Promise<Held[]> {
  const { rows } = await sql<Held>`
    SELECT positionId, personId, roleId, validFrom FROM position
    WHERE recordedTo IS NULL AND personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)}))
      AND +roleId IN (SELECT value FROM json_each(${JSON.stringify(roleIds)}))`.execute(db);
  return rows;
}

/** The lines of templates that people owe or have done already, as `personId lineId`. */
export async function onboardingOwed(db: Reader, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ personId: string; itemId: string }>`
    SELECT personId, itemId FROM obligation
    WHERE recordedTo IS NULL AND kind = 'onboarding' AND state <> 'cancelled'
      AND personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)}))`.execute(db);
  return new Set(rows.map(({ personId, itemId }) => `${personId} ${itemId}`));
}

/** In which competencies some people are ready on a day, as `personId competencyId`. */
export async function readyIn(
  db: Reader,
  personIds: readonly string[],
  states: readonly string[],
  day: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ personId: string; competencyId: string }>`
    SELECT personId, competencyId FROM standing
    WHERE personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)})) AND fromDate <= ${day} AND (untilDate IS NULL OR untilDate >= ${day})
      AND state IN (SELECT value FROM json_each(${JSON.stringify(states)}))`.execute(db);
  return new Set(rows.map(({ personId, competencyId }) => `${personId} ${competencyId}`));
}

const knownLines = (db: Reader) =>
  db
    .selectFrom('onboarding_line')
    .select(['lineId', 'roleId', 'ordinal', 'title', 'competencyId', 'dueDays', 'owner', 'isRetired'])
    .where('recordedTo', 'is', null);
