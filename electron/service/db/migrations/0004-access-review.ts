import { sql, type Kysely } from 'kysely';

const keepsVersions = (table: string): string => `BEGIN SELECT RAISE(ABORT, '${table} keeps every version'); END`;
const neverChanged = (table: string): string => `BEGIN SELECT RAISE(ABORT, '${table} is never changed'); END`;

/** Rows are added and never touched again, whatever SQL is sent. */
function insertOnly(table: string, keys: readonly string[], columns: string): string[] {
  return [
    `CREATE TABLE ${table} (${columns}, PRIMARY KEY (${keys.join(', ')})) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${neverChanged(table)}`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${neverChanged(table)}`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${keys.map((key) => `${key} IS NEW.${key}`).join(' AND ')}) ${neverChanged(table)}`,
  ];
}

const exceptionColumns = ['exceptionId', 'userId', 'conflict', 'reason', 'givenBy', 'givenAt', 'isActive', 'recordedFrom'];

const statements: readonly string[] = [
  // Null on signatures from before: the role was not part of what they signed.
  'ALTER TABLE signature ADD COLUMN role TEXT',
  'CREATE INDEX signature_by_user ON signature (userId, signedAt)',

  `CREATE TABLE duty_exception (
    exceptionId TEXT NOT NULL, userId TEXT NOT NULL, conflict TEXT NOT NULL, reason TEXT NOT NULL, givenBy TEXT NOT NULL, givenAt TEXT NOT NULL,
    isActive INTEGER NOT NULL CHECK (isActive IN (0, 1)),
    recordedFrom INTEGER NOT NULL CHECK (recordedFrom >= 1), recordedTo INTEGER CHECK (recordedTo > recordedFrom),
    PRIMARY KEY (exceptionId, recordedFrom)
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX duty_exception_known ON duty_exception (exceptionId) WHERE recordedTo IS NULL',
  'CREATE INDEX duty_exception_by_user ON duty_exception (userId) WHERE recordedTo IS NULL',
  `CREATE TRIGGER duty_exception_close_only BEFORE UPDATE ON duty_exception
    WHEN OLD.recordedTo IS NOT NULL OR NEW.recordedTo IS NULL OR ${exceptionColumns.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ')}
    ${keepsVersions('duty_exception')}`,
  `CREATE TRIGGER duty_exception_no_delete BEFORE DELETE ON duty_exception ${keepsVersions('duty_exception')}`,
  `CREATE TRIGGER duty_exception_no_replace BEFORE INSERT ON duty_exception
    WHEN EXISTS (SELECT 1 FROM duty_exception WHERE exceptionId = NEW.exceptionId AND recordedTo IS NULL) ${keepsVersions('duty_exception')}`,

  ...insertOnly(
    'access_review',
    ['reviewId'],
    `reviewId TEXT NOT NULL, completesReviewId TEXT REFERENCES access_review (reviewId), reviewerUserId TEXT NOT NULL, reviewedAt TEXT NOT NULL, zone TEXT NOT NULL,
     leftOut TEXT NOT NULL CHECK (json_valid(leftOut)), contentDigest TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE UNIQUE INDEX access_review_completed ON access_review (completesReviewId) WHERE completesReviewId IS NOT NULL',
  ...insertOnly(
    'access_review_line',
    ['reviewId', 'ordinal'],
    `reviewId TEXT NOT NULL REFERENCES access_review (reviewId), ordinal INTEGER NOT NULL, userId TEXT NOT NULL, account TEXT NOT NULL CHECK (json_valid(account)),
     decision TEXT NOT NULL CHECK (decision IN ('keep', 'change')), remark TEXT, CHECK (decision = 'keep' OR remark IS NOT NULL)`,
  ),
];

/** The role of who signed; exceptions from the separation of duties; reviews of who has access. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
