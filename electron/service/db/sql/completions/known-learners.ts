import { sql } from 'kysely';
import type { KnownIdentifier, KnownLearners } from '../../../../../shared/domain/completions/match-learner';
import type { Reader } from '../../schema';
import { mergedPeople } from '../merged-people';

/** Everybody, by all that a learning system may call them. */
export async function knownLearners(db: Reader, system: string): Promise<KnownLearners> {
  const people = await db.selectFrom('person').select(['personId', 'employeeNumber', 'email']).where('recordedTo', 'is', null).execute();
  const accounts = await db
    .selectFrom('user_account')
    .select(['login', 'personId'])
    .where('recordedTo', 'is', null)
    .where('personId', 'is not', null)
    .execute();
  const identifiers = await db
    .selectFrom('person_identifier')
    .select(['personId', 'system', 'value', 'validTo'])
    .where('recordedTo', 'is', null)
    .execute();
  return {
    byNumber: grouped(people.map(({ employeeNumber, personId }) => [employeeNumber, personId])),
    byEmail: grouped(people.flatMap(({ email, personId }) => (email === null ? [] : [[email.toLowerCase(), personId] as const]))),
    byLogin: grouped(accounts.flatMap(({ login, personId }) => (personId === null ? [] : [[login.toLowerCase(), personId] as const]))),
    byIdentifier: grouped(identifiers.map(({ value, ...identifier }): readonly [string, KnownIdentifier] => [value, identifier])),
    byLearner: await namedLearners(db, system),
    keptOf: await mergedPeople(db),
  };
}

/** Whom somebody has named for learners of a system; the newest word counts. */
export async function namedLearners(db: Reader, system: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ learnerId: string; personId: string }>`
    SELECT c.learnerId, m.personId FROM completion_match AS m JOIN completion AS c ON c.completionId = m.completionId
    WHERE c.system = ${system} ORDER BY m.entryNumber`.execute(db);
  return new Map(rows.map(({ learnerId, personId }) => [learnerId, personId]));
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
