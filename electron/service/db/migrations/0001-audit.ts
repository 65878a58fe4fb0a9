import { sql, type Kysely } from 'kysely';

const tables: readonly string[] = [
  // Values that belong to a person (reason, old and new values) are sealed under that person's key; see audit-values.ts.
  `CREATE TABLE audit_entry (
    entryNumber INTEGER PRIMARY KEY CHECK (entryNumber >= 1),
    recordedAt TEXT NOT NULL CHECK (recordedAt GLOB '????-??-??T??:??:??.???Z'),
    zone TEXT NOT NULL,
    userId TEXT,
    role TEXT NOT NULL,
    station TEXT NOT NULL,
    appVersion TEXT NOT NULL,
    action TEXT NOT NULL,
    entity TEXT NOT NULL,
    entityId TEXT NOT NULL,
    personId TEXT,
    reason BLOB,
    reasonKey BLOB CHECK (length(reasonKey) = 32),
    validFrom TEXT,
    leaf TEXT NOT NULL,
    leafHash BLOB NOT NULL CHECK (length(leafHash) = 32)
  ) STRICT`,
  `CREATE TABLE audit_change (
    entryNumber INTEGER NOT NULL REFERENCES audit_entry (entryNumber),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    entity TEXT NOT NULL,
    entityId TEXT NOT NULL,
    personId TEXT,
    oldValue BLOB,
    newValue BLOB,
    oldKey BLOB CHECK (length(oldKey) = 32),
    newKey BLOB CHECK (length(newKey) = 32),
    oldCommitment BLOB CHECK (length(oldCommitment) = 32),
    newCommitment BLOB CHECK (length(newCommitment) = 32),
    PRIMARY KEY (entryNumber, seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE merkle_node (
    level INTEGER NOT NULL CHECK (level >= 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, position)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE audit_checkpoint (
    treeSize INTEGER PRIMARY KEY CHECK (treeSize >= 1),
    note TEXT NOT NULL,
    recordedAt TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE person_key (
    personId TEXT NOT NULL PRIMARY KEY,
    key BLOB NOT NULL CHECK (length(key) = 32),
    createdEntry INTEGER NOT NULL CHECK (createdEntry >= 1)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE site_key (
    purpose TEXT NOT NULL CHECK (purpose IN ('checkpoint', 'package', 'exchange')),
    keyId TEXT NOT NULL,
    publicKey BLOB NOT NULL CHECK (length(publicKey) = 32),
    privateKey BLOB NOT NULL CHECK (length(privateKey) = 32),
    createdAt TEXT NOT NULL,
    createdEntry INTEGER NOT NULL CHECK (createdEntry >= 1),
    PRIMARY KEY (purpose, keyId),
    UNIQUE (purpose, createdEntry)
  ) STRICT, WITHOUT ROWID`,
];

const indices: readonly string[] = [
  'CREATE INDEX audit_entry_by_time ON audit_entry (recordedAt)',
  'CREATE INDEX audit_entry_by_user ON audit_entry (userId)',
  'CREATE INDEX audit_entry_by_action ON audit_entry (action)',
  'CREATE INDEX audit_entry_by_entity ON audit_entry (entity, entityId)',
  'CREATE INDEX audit_entry_by_record ON audit_entry (entityId)',
  'CREATE INDEX audit_entry_with_reason ON audit_entry (entryNumber) WHERE reason IS NOT NULL',
  'CREATE INDEX audit_entry_by_person ON audit_entry (personId) WHERE personId IS NOT NULL',
  'CREATE INDEX audit_change_by_entity ON audit_change (entity, entityId)',
  'CREATE INDEX audit_change_by_person ON audit_change (personId) WHERE personId IS NOT NULL',
];

// INSERT OR REPLACE deletes without firing delete triggers, so taken keys are refused on insert as well.
const triggers: readonly string[] = [
  ...['audit_entry', 'audit_change', 'merkle_node', 'audit_checkpoint'].flatMap((table) => [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
  ]),
  `CREATE TRIGGER audit_entry_in_order BEFORE INSERT ON audit_entry
    WHEN NEW.entryNumber IS NOT (SELECT ifnull(max(entryNumber), 0) + 1 FROM audit_entry)
    BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END`,
  `CREATE TRIGGER audit_change_of_newest BEFORE INSERT ON audit_change
    WHEN NEW.entryNumber IS NOT (SELECT max(entryNumber) FROM audit_entry)
      OR EXISTS (SELECT 1 FROM audit_change WHERE entryNumber = NEW.entryNumber AND seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'audit_change is append-only'); END`,
  `CREATE TRIGGER merkle_node_no_replace BEFORE INSERT ON merkle_node
    WHEN EXISTS (SELECT 1 FROM merkle_node WHERE level = NEW.level AND position = NEW.position)
    BEGIN SELECT RAISE(ABORT, 'merkle_node is append-only'); END`,
  `CREATE TRIGGER audit_checkpoint_no_replace BEFORE INSERT ON audit_checkpoint
    WHEN EXISTS (SELECT 1 FROM audit_checkpoint WHERE treeSize = NEW.treeSize)
    BEGIN SELECT RAISE(ABORT, 'audit_checkpoint is append-only'); END`,
];

/** The audit log, its Merkle tree and checkpoints, and the keys that belong to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...indices, ...triggers]) await sql.raw(statement).execute(db);
}
