import { sql } from 'kysely';
import { recordOf } from '../support/framework';
import type { TestSite } from '../support/site';

export interface Works {
  readonly people: number;
  readonly roles: number;
  readonly competencies: number;
  /** Competencies that each role requires; everybody in it was assessed in each. */
  readonly perRole: number;
}

/** So many people in roles `r0`…, each assessed last year in what their role requires of the competencies `c0`…. */
export async function populate(site: TestSite, { people, roles, competencies, perRole }: Works): Promise<void> {
  const db = recordOf(site);
  await db.transaction().execute(async (tx) => {
    const numbers = sql`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${sql.lit(people - 1)})`;
    await sql`INSERT INTO person (personId, employeeNumber, givenName, familyName, recordedFrom)
      ${numbers} SELECT 'p' || i, 'N' || i, 'Given' || (i % 97), 'Family' || (i % 1999), 1 FROM n`.execute(tx);
    await sql`INSERT INTO position (positionId, personId, roleId, unitId, title, validFrom, recordedFrom)
      ${numbers} SELECT 'at' || i, 'p' || i, 'r' || (i % ${sql.lit(roles)}), 'works', 'Operator', '2020-01-01', 1 FROM n`.execute(tx);
    const one = { zone: 'Europe/Berlin', place: 'Line 1' };
    await sql`INSERT INTO assessment (assessmentId, personId, competencyId, competencyVersion, level, kind, outcome, performedOn, enteredAt, zone, place, note, assessorUserId, contentDigest, entryNumber)
      ${numbers}, k(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM k WHERE j < ${sql.lit(perRole - 1)})
      SELECT 'a' || i || '-' || j, 'p' || i, 'c' || (((i % ${sql.lit(roles)}) * 10 + j) % ${sql.lit(competencies)}), 1, 2 + (i + j) % 2, 'practical', 'competent',
        date('2026-01-01', '+' || ((i * 7 + j) % 200) || ' days'), '2026-08-01T10:00:00.000Z', ${one.zone}, ${one.place}, '', 'assessor', ${'0'.repeat(64)}, 1
      FROM n, k`.execute(tx);
  });
}
