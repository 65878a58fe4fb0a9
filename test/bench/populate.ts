import { sql } from 'kysely';
import type { Sqlite } from '../../electron/service/vault/open';
import { standsAlone } from '../support/assessment-row';
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
    await sql`INSERT INTO assessment (assessmentId, personId, competencyId, competencyVersion, level, kind, method, detail, outcome, performedOn, enteredAt, zone, place, note, assessorUserId, contentDigest, entryNumber)
      ${numbers}, k(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM k WHERE j < ${sql.lit(perRole - 1)})
      SELECT 'a' || i || '-' || j, 'p' || i, 'c' || (((i % ${sql.lit(roles)}) * 10 + j) % ${sql.lit(competencies)}), 1, 2 + (i + j) % 2, 'practical', ${standsAlone.method}, ${standsAlone.detail}, 'competent',
        date('2026-01-01', '+' || ((i * 7 + j) % 200) || ' days'), '2026-08-01T10:00:00.000Z', ${one.zone}, ${one.place}, '', 'assessor', ${'0'.repeat(64)}, 1
      FROM n, k`.execute(tx);
  });
}

export interface StandingWorks {
  readonly people: number;
  readonly units: number;
  readonly competencies: number;
  readonly perPerson: number;
  /** Log entries over which the standings came to be known. */
  readonly entries: number;
}

/** Of the n-th thing of a kind; as long as the ids that the application makes. */
export const longId = (kind: string, n: number): string => `${kind.padEnd(8, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`;

/**
 * People in units of a department each, with standings of two segments each: something was required from 2024 on and was met, or
 * lapsed, in 2025. A tenth of what is known took the place of something else.
 */
export function populateStandings(sqlite: Sqlite, { people, units, competencies, perPerson, entries }: StandingWorks): void {
  const id = (kind: string, n: string): string => `'${kind.padEnd(8, '0')}-0000-7000-8000-' || printf('%012d', ${n})`;
  const numbers = (name: string, count: number): string =>
    `${name}(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM ${name} WHERE i < ${count - 1})`;
  const facts = `1 + (p.i + k.i) % 3 AS required, (p.i / ${units} * 37 + p.i * 7 + k.i * 13) % 100 AS luck, (p.i * 31 + k.i * 17) % 365 AS late, 1 + (p.i + k.i) % ${entries} AS entry`;
  const held = `CASE WHEN luck < 70 THEN 'qualified' WHEN luck < 78 THEN 'expiring' WHEN luck < 85 THEN 'expired' WHEN luck < 93 THEN 'belowLevel' ELSE 'neverAssessed' END`;
  const columns = `personId, competencyId, fromDate, untilDate, requiredLevel, heldLevel, isMandatory, state, readyUntil, assessmentId, causeKind, causeId, performedOn, assessors, recordedFrom`;
  const first = `'2024-01-01', date('2025-01-01', late || ' days', '-1 day'), required, NULL, luck % 3 > 0, 'neverAssessed', NULL, NULL, NULL, NULL, NULL, NULL`;
  const second = `date('2025-01-01', late || ' days'), NULL, required, iif(luck < 78, required, NULL), luck % 3 > 0, ${held}, iif(luck BETWEEN 70 AND 77, date('2026-04-01', luck || ' days'), NULL), NULL, NULL, NULL, iif(luck < 85, date('2025-01-01', late || ' days'), NULL), iif(luck < 78, ${id('judge', '(person * 7 + luck) % 300')}, NULL)`;
  const pairs = `p.i AS person, (p.i % ${units} * 3 + k.i) % ${competencies} AS competency`;
  const rows = (segment: string, more: string, only: string): string =>
    `SELECT ${id('person', 'person')}, ${id('comp', 'competency')}, ${segment}, ${more} FROM (SELECT ${pairs}, ${facts} FROM p CROSS JOIN k) WHERE ${only}`;
  const all = `WITH RECURSIVE ${numbers('p', people)}, ${numbers('k', perPerson)}`;
  sqlite.exec(`BEGIN;
    INSERT INTO person (personId, employeeNumber, givenName, familyName, recordedFrom)
      WITH RECURSIVE ${numbers('p', people)} SELECT ${id('person', 'i')}, 'N' || i, 'Given' || (i % 97), 'Family' || (i % 1999), 1 FROM p;
    INSERT INTO position (positionId, personId, roleId, unitId, title, validFrom, recordedFrom)
      WITH RECURSIVE ${numbers('p', people)} SELECT ${id('at', 'i')}, ${id('person', 'i')}, ${id('role', 'i % 40')}, ${id('unit', `i % ${units}`)}, 'Operator', '2020-01-01', 1 FROM p;
    INSERT INTO framework_item (itemId, validFrom, pilotOf, frameworkId, kind, ordinal, code, title, isRetired, content, recordedFrom)
      WITH RECURSIVE ${numbers('k', competencies)} SELECT ${id('comp', 'i')}, '2020-01-01', '', 'f', 'competency', i, 'C' || i, 'Competency ' || i, 0, '{"scaleId":"s","criticality":"' || CASE i % 4 WHEN 0 THEN 'low' WHEN 1 THEN 'medium' WHEN 2 THEN 'high' ELSE 'critical' END || '"}', 1 FROM k;
    INSERT INTO audit_entry (entryNumber, recordedAt, zone, role, station, appVersion, action, entity, entityId, leaf, leafHash)
      WITH RECURSIVE ${numbers('n', entries)} SELECT i + 1, '2026-03-14T00:00:00.000Z', 'UTC', '', '', '', '', '', '', '', zeroblob(32) FROM n;
    INSERT INTO standing (${columns}) ${all} ${rows(first, 'entry', '1')};
    INSERT INTO standing (${columns}) ${all} ${rows(second, 'entry', '1')};
    INSERT INTO standing_past (${columns}, recordedTo) ${all} ${rows(second, '0, entry', 'luck % 10 = 0')};
    COMMIT; DELETE FROM standing_change`);
}
