import type { Kysely } from 'kysely';

/**
 * Takes the one connection of a database and keeps it until the returned function is called: whatever anybody asks of
 * the database meanwhile waits.
 */
export function holdDatabase<T>(db: Kysely<T>): Promise<() => void> {
  return new Promise((held, failed) => {
    db.connection()
      .execute(() => new Promise<void>((release) => held(release)))
      .catch(failed);
  });
}
