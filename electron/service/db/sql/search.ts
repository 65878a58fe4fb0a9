import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../../../../shared/domain/permissions';
import { foldPattern } from '../fold-pattern';
import type { Reader } from '../schema';
import { isOn } from './framework-items';
import { isRoleThere, roleNameOn } from './job-roles';
import { isUnitOn } from './organisation';

export interface PersonHit {
  readonly personId: string;
  readonly employeeNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly leftOn: string | null;
  readonly title: string | null;
  readonly unitName: string | null;
}

/**
 * People whose names begin with every given word, in any order, or whose employee number begins with the text; those
 * whose family name begins with the first word come first. One pass over the people: no index serves words in any order
 * without case and accents.
 */
export async function findPeople(db: Reader, text: string, scope: Scope, today: string, limit: number): Promise<PersonHit[]> {
  const words = wordsOf(text);
  const [first] = words;
  if (first === undefined) return [];
  const isNumbered = sql`employeeNumber GLOB ${`${foldPattern(text.trim())}*`}`;
  const isNamed = and(words.map((word) => sql`' ' || givenName || ' ' || familyName GLOB ${`*[- ']${foldPattern(word)}*`}`));
  const { rows } = await sql<PersonHit>`
    WITH hit AS MATERIALIZED (
      SELECT personId, employeeNumber, givenName, familyName, ${leftOn(today)} AS leftOn, ${isNumbered} AS byNumber, familyName GLOB ${`${foldPattern(first)}*`} AS byFamilyName
      FROM person WHERE recordedTo IS NULL AND mergedIntoId IS NULL AND (${isNumbered} OR ${isNamed}) AND ${within(scope, today)}
      ORDER BY byNumber DESC, byFamilyName DESC, leftOn IS NOT NULL AND leftOn < ${today}, familyName, givenName, employeeNumber LIMIT ${limit}
    )
    SELECT personId, employeeNumber, givenName, familyName, leftOn, ${ofPosition(sql`title`, today)} AS title,
      ${ofPosition(sql`(SELECT u.name FROM org_unit u WHERE u.unitId = position.unitId AND ${isUnitOn('u', today)})`, today)} AS unitName
    FROM hit ORDER BY byNumber DESC, byFamilyName DESC, leftOn IS NOT NULL AND leftOn < ${today}, familyName, givenName, employeeNumber`.execute(
    db,
  );
  return rows;
}

/** The last day of employment of whom no period holds on a day or begins later; else null. */
const leftOn = (day: string) => sql`(SELECT CASE WHEN MAX(COALESCE(e.validTo, '9999')) < ${day} THEN MAX(e.validTo) END
  FROM employment e WHERE e.personId = person.personId AND e.recordedTo IS NULL)`;

/** Who has exactly this number today, as an employee or in another system, such as on a badge: each under the record that is kept. */
export async function peopleNumbered(db: Reader, number: string, scope: Scope, today: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    WITH numbered (personId) AS (
      SELECT personId FROM person WHERE employeeNumber = ${number} AND recordedTo IS NULL
      UNION SELECT personId FROM person_identifier
      WHERE value = ${number} AND recordedTo IS NULL AND (validTo IS NULL OR validTo >= ${today})
    ), kept (personId) AS (
      SELECT DISTINCT COALESCE(p.mergedIntoId, p.personId) FROM numbered n CROSS JOIN person p ON p.personId = n.personId AND p.recordedTo IS NULL
    )
    SELECT personId FROM kept WHERE ${within(scope, today)} ORDER BY personId`.execute(db);
  return rows.map(({ personId }) => personId);
}

export interface ItemHit {
  readonly itemId: string;
  readonly code: string;
  readonly title: string;
  readonly isRetired: 0 | 1;
}

/** Competencies or tasks whose code begins with the text or whose title holds every word; those in use come first. */
export async function findItems(db: Reader, kind: 'competency' | 'task', text: string, today: string, limit: number): Promise<ItemHit[]> {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const { rows } = await sql<ItemHit>`
    SELECT i.itemId, i.code, i.title, i.isRetired FROM framework_item i
    WHERE i.kind = ${kind} AND ${isOn('i', today)} AND (code GLOB ${`${foldPattern(text.trim())}*`} OR ${and(words.map((word) => sql`title GLOB ${`*${foldPattern(word)}*`}`))})
    ORDER BY isRetired, code GLOB ${`${foldPattern(text.trim())}*`} DESC, code LIMIT ${limit}`.execute(db);
  return rows;
}

export interface RoleHit {
  readonly roleId: string;
  readonly name: string;
  readonly people: number;
}

/** Roles whose name holds every word, with how many people have them today. */
export async function findRoles(db: Reader, text: string, today: string, limit: number): Promise<RoleHit[]> {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const { rows } = await sql<RoleHit>`
    WITH role AS (SELECT j.roleId, ${roleNameOn('j', today)} AS name FROM job_role j WHERE j.recordedTo IS NULL AND ${isRoleThere('j', today)})
    SELECT roleId, name, (SELECT COUNT(DISTINCT personId) FROM position
      WHERE position.roleId = role.roleId AND recordedTo IS NULL AND validFrom <= ${today} AND (validTo IS NULL OR validTo >= ${today})) AS people
    FROM role WHERE ${and(words.map((word) => sql`name GLOB ${`*${foldPattern(word)}*`}`))}
    ORDER BY name LIMIT ${limit}`.execute(db);
  return rows;
}

/** Commas are left out, so that `Alder, Ada` finds what lists show. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

const and = (conditions: readonly RawBuilder<unknown>[]) => sql`(${sql.join(conditions, sql` AND `)})`;

const within = (scope: Scope, today: string) =>
  scope.kind === 'site'
    ? sql`1`
    : sql`(personId = ${scope.ownPersonId} OR personId IN (
        SELECT personId FROM position WHERE recordedTo IS NULL AND validFrom <= ${today} AND (validTo IS NULL OR validTo >= ${today})
          AND unitId IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))))`;

/** Something of the position a person has today. */
const ofPosition = (what: RawBuilder<unknown>, today: string) => sql`(
  SELECT ${what} FROM position WHERE position.personId = hit.personId AND position.recordedTo IS NULL
    AND validFrom <= ${today} AND (validTo IS NULL OR validTo >= ${today}) ORDER BY validFrom DESC, positionId LIMIT 1)`;
