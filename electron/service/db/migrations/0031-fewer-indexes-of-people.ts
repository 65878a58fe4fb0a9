import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  // A person has few versions: the known ones are found among all of theirs.
  'DROP INDEX position_by_person',
  'DROP INDEX employment_by_person',
  // By its key a version is found, and from the same index alone a next file is compared: which one is known stands before what it said.
  'DROP INDEX source_record_digests',
  'DROP INDEX source_record_by_key',
  'CREATE INDEX source_record_by_key ON source_record (profileId, externalKey, recordedTo, digest)',
];

/**
 * Whoever changes costs a page of every index of their records, each of which is read, encrypted and written twice: a file of people
 * that changes many wrote an eighth of its pages to indexes that others can stand for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
