import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';

const guard = (timing: string, when: string): string =>
  `CREATE TRIGGER access_chain_no_${timing.toLowerCase()} BEFORE ${timing} ON access_chain ${when} BEGIN SELECT RAISE(ABORT, 'access_chain is never changed'); END`;

const statements: readonly string[] = [
  // Each hash covers the one before and the row of access_log that it stands for.
  `CREATE TABLE access_chain (
    position INTEGER PRIMARY KEY CHECK (position >= 1),
    accessId TEXT NOT NULL UNIQUE REFERENCES access_log (accessId),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
  ) STRICT`,
  guard('UPDATE', ''),
  guard('DELETE', ''),
  guard('INSERT', 'WHEN NEW.position IS NOT (SELECT ifnull(max(position), 0) + 1 FROM access_chain)'),
];

type Row = {
  readonly accessId: string;
  readonly at: string;
  readonly userId: string;
  readonly role: string;
  readonly personId: string;
  readonly procedure: string;
};

const rowsPerPage = 500;

/** Chains the access log, so that no row of it can be changed, taken away or slipped in unnoticed. Rows from before are taken over as they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  let hash: Uint8Array = Buffer.alloc(32);
  let position = 0;
  for (;;) {
    const { rows } = await sql<Row>`
      SELECT * FROM access_log WHERE accessId NOT IN (SELECT accessId FROM access_chain) ORDER BY at, accessId LIMIT ${rowsPerPage}`.execute(
      db,
    );
    for (const { accessId, at, userId, role, personId, procedure } of rows) {
      const text = JSON.stringify([accessId, at, userId, role, personId, procedure]);
      hash = createHash('sha256').update(hash).update(text, 'utf8').digest();
      position += 1;
      await sql`INSERT INTO access_chain (position, accessId, hash) VALUES (${position}, ${accessId}, ${hash})`.execute(db);
    }
    if (rows.length < rowsPerPage) return;
  }
}
