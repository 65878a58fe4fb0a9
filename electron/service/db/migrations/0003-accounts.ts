import { sql, type Kysely } from 'kysely';

/** A table whose rows are versions, guarded as those of 0002-core. */
function versioned(table: string, id: string, columns: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(columns);
  const fixed = [id, ...names, 'recordedFrom'].map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ');
  return [
    `CREATE TABLE ${table} (
      ${id} TEXT NOT NULL,
      ${names.map((column) => `${column} ${columns[column] ?? ''}`).join(',\n      ')},
      recordedFrom INTEGER NOT NULL CHECK (recordedFrom >= 1),
      recordedTo INTEGER CHECK (recordedTo > recordedFrom),
      PRIMARY KEY (${id}, recordedFrom)
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX ${table}_known ON ${table} (${id}) WHERE recordedTo IS NULL`,
    `CREATE TRIGGER ${table}_close_only BEFORE UPDATE ON ${table}
      WHEN OLD.recordedTo IS NOT NULL OR NEW.recordedTo IS NULL OR ${fixed}
      BEGIN SELECT RAISE(ABORT, '${table} keeps every version'); END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} keeps every version'); END`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${id} = NEW.${id} AND recordedTo IS NULL)
      BEGIN SELECT RAISE(ABORT, '${table} keeps every version'); END`,
  ];
}

/** A table of signed records, guarded as those of 0002-core. */
function insertOnly(table: string, key: string, columns: string): string[] {
  return [
    `CREATE TABLE ${table} (${columns}, PRIMARY KEY (${key})) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is never changed'); END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is never changed'); END`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key} IS NEW.${key})
      BEGIN SELECT RAISE(ABORT, '${table} is never changed'); END`,
  ];
}

const statements: readonly string[] = [
  // What a site asks of passphrases. Without a row the least that the application itself asks holds.
  ...versioned('passphrase_policy', 'siteId', {
    minLength: 'INTEGER NOT NULL CHECK (minLength BETWEEN 12 AND 64)',
    maxAgeDays: 'INTEGER CHECK (maxAgeDays BETWEEN 30 AND 1095)',
  }),
  // When each person last chose a passphrase. Without a row: when the key now in force was made.
  ...versioned('user_passphrase', 'userId', { chosenAt: 'TEXT NOT NULL' }),
  // How a person's identity was last proved. Without a row: as user_account has it, on a day that was not recorded.
  ...versioned('identity_proof', 'userId', {
    document: 'TEXT NOT NULL',
    verifiedBy: 'TEXT NOT NULL',
    verifiedOn: "TEXT NOT NULL CHECK (verifiedOn GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')",
  }),
  ...insertOnly(
    'account_reset',
    'resetId',
    `resetId TEXT NOT NULL, userId TEXT NOT NULL, reason TEXT NOT NULL, document TEXT NOT NULL, verifiedBy TEXT NOT NULL,
     verifiedOn TEXT NOT NULL CHECK (verifiedOn GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
     requestedBy TEXT NOT NULL CHECK (requestedBy <> userId), approvedBy TEXT NOT NULL CHECK (approvedBy <> userId AND approvedBy <> requestedBy),
     resetAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX account_reset_by_user ON account_reset (userId)',
];

/** The rules for passphrases, their age, identity proofs with their dates, and resets: tables of their own, so that older entries of the log stay the whole truth about older rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
