import { sql } from 'kysely';
import type { Reader } from '../schema';

/** Everything that names some people, now or at any time: names, numbers, addresses, identifiers elsewhere, and their accounts. */
export async function termsOfPeople(db: Reader, personIds: readonly string[]): Promise<string[]> {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(personIds)}))`;
  const { rows } = await sql<{ term: string | null }>`
    SELECT givenName AS term FROM person WHERE personId IN ${ids} UNION SELECT familyName FROM person WHERE personId IN ${ids}
    UNION SELECT employeeNumber FROM person WHERE personId IN ${ids} UNION SELECT email FROM person WHERE personId IN ${ids}
    UNION SELECT personId FROM person WHERE personId IN ${ids}
    UNION SELECT value FROM person_identifier WHERE personId IN ${ids}
    UNION SELECT login FROM user_account WHERE personId IN ${ids} UNION SELECT printedName FROM user_account WHERE personId IN ${ids}
    UNION SELECT userId FROM user_account WHERE personId IN ${ids}`.execute(db);
  return wordsOf(rows);
}

/** Everything that names some accounts and whoever they belong to. */
export async function termsOfAccounts(db: Reader, userIds: readonly string[]): Promise<string[]> {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(userIds)}))`;
  const { rows } = await sql<{ term: string | null }>`
    SELECT login AS term FROM user_account WHERE userId IN ${ids} UNION SELECT printedName FROM user_account WHERE userId IN ${ids}
    UNION SELECT userId FROM user_account WHERE userId IN ${ids}
    UNION SELECT printedName FROM signature WHERE userId IN ${ids}`.execute(db);
  const people = await sql<{ personId: string }>`
    SELECT DISTINCT personId FROM user_account WHERE userId IN ${ids} AND personId IS NOT NULL`.execute(db);
  return [
    ...new Set([
      ...wordsOf(rows),
      ...(await termsOfPeople(
        db,
        people.rows.map(({ personId }) => personId),
      )),
    ]),
  ];
}

/** A name of several words is masked as a whole and word by word. */
function wordsOf(rows: readonly { readonly term: string | null }[]): string[] {
  const terms = rows.flatMap(({ term }) => (term === null ? [] : [term, ...term.split(/\s+/)]));
  return [...new Set(terms.map((term) => term.trim()).filter((term) => term !== ''))];
}

export interface KnownColleague {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly employeeNumber: string;
  readonly login: string | null;
}

/** Everybody of the site, for finding out who else a text names. */
export async function everybody(db: Reader): Promise<KnownColleague[]> {
  const { rows } = await sql<KnownColleague>`
    SELECT p.personId, p.givenName, p.familyName, p.employeeNumber, u.login FROM person p
    LEFT JOIN user_account u ON u.personId = p.personId AND u.recordedTo IS NULL WHERE p.recordedTo IS NULL`.execute(db);
  return rows;
}

/** Whoever has signed a record or attached something to it. */
export async function accountsAround(db: Reader, recordIds: readonly string[]): Promise<string[]> {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(recordIds)}))`;
  const { rows } = await sql<{ userId: string }>`
    SELECT userId FROM signature WHERE recordId IN ${ids} UNION SELECT capturedBy FROM evidence WHERE recordId IN ${ids}`.execute(db);
  return rows.map(({ userId }) => userId);
}

/** Units that somebody worked in on a day in which so few work that naming the unit names the person. */
export async function smallUnitsOf(db: Reader, personIds: readonly string[], day: string, fewerThan: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT DISTINCT o.name FROM position p JOIN org_unit o ON o.unitId = p.unitId AND o.recordedTo IS NULL
    WHERE p.recordedTo IS NULL AND p.personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)}))
      AND (SELECT COUNT(DISTINCT n.personId) FROM position n WHERE n.recordedTo IS NULL AND n.unitId = p.unitId
        AND n.validFrom <= ${day} AND (n.validTo IS NULL OR n.validTo >= ${day})) < ${fewerThan}`.execute(db);
  return rows.map(({ name }) => name);
}
