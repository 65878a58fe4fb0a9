import { sql, type Kysely } from 'kysely';
import { json, versioned } from './table-shapes';

const columns = {
  profileId: 'TEXT NOT NULL',
  externalKey: 'TEXT NOT NULL',
  personId: 'TEXT NOT NULL',
  facts: json('facts'),
  digest: 'TEXT NOT NULL',
  batchId: 'TEXT NOT NULL',
};

/**
 * The versions of source records lie in the order in which they were recorded: beside the version before it, each one that a file
 * brings would have to be fitted into full pages, of which five were written for every changed row. They are found by a key of their
 * own, closed ones too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const [table = '', , ...triggers] = versioned('source_record', ['profileId', 'externalKey'], columns);
  const statements = [
    table
      .replace('CREATE TABLE source_record', 'CREATE TABLE source_record_in_order')
      .replace('(profileId, externalKey, recordedFrom)', '(recordedFrom, profileId, externalKey)'),
    'INSERT INTO source_record_in_order SELECT * FROM source_record ORDER BY recordedFrom, profileId, externalKey',
    // Indices and triggers go with it.
    'DROP TABLE source_record',
    'ALTER TABLE source_record_in_order RENAME TO source_record',
    // That a key has one known version is held by the triggers; an index of it would be one more to write.
    'CREATE UNIQUE INDEX source_record_by_key ON source_record (profileId, externalKey, recordedFrom)',
    'CREATE INDEX source_record_by_person ON source_record (personId) WHERE recordedTo IS NULL',
    // Without recordedTo in it, every row of it is looked up in the table, only to see that it is the known one.
    'CREATE INDEX source_record_digests ON source_record (profileId, externalKey, digest, recordedTo) WHERE recordedTo IS NULL',
    ...triggers,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
