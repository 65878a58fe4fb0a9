import { sql, type Kysely } from 'kysely';

/**
 * A table whose rows are versions: a change closes the known version (recordedTo) and adds another. Nothing else of a
 * row may change and none may go, whatever SQL is sent.
 */
function versioned(table: string, id: string, columns: Readonly<Record<string, string>>, dated = false): string[] {
  const names = Object.keys(columns);
  // A dated record has a version for each day from which it was different.
  const key = dated ? `${id}, validFrom` : id;
  const isSame = dated ? `${id} = NEW.${id} AND validFrom = NEW.validFrom` : `${id} = NEW.${id}`;
  const fixed = [id, ...names, 'recordedFrom'].map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ');
  return [
    `CREATE TABLE ${table} (
      ${id} TEXT NOT NULL,
      ${names.map((column) => `${column} ${columns[column] ?? ''}`).join(',\n      ')},
      recordedFrom INTEGER NOT NULL CHECK (recordedFrom >= 1),
      recordedTo INTEGER CHECK (recordedTo > recordedFrom),
      PRIMARY KEY (${key}, recordedFrom)
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX ${table}_known ON ${table} (${key}) WHERE recordedTo IS NULL`,
    `CREATE TRIGGER ${table}_close_only BEFORE UPDATE ON ${table}
      WHEN OLD.recordedTo IS NOT NULL OR NEW.recordedTo IS NULL OR ${fixed}
      BEGIN SELECT RAISE(ABORT, '${table} keeps every version'); END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} keeps every version'); END`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${isSame} AND recordedTo IS NULL)
      BEGIN SELECT RAISE(ABORT, '${table} keeps every version'); END`,
  ];
}

/** A table of signed or received records: rows are added and never touched again. */
function insertOnly(table: string, key: string, columns: string): string[] {
  const same = key
    .split(', ')
    .map((column) => `${column} IS NEW.${column}`)
    .join(' AND ');
  return [
    `CREATE TABLE ${table} (${columns}, PRIMARY KEY (${key})) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is never changed'); END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is never changed'); END`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${same})
      BEGIN SELECT RAISE(ABORT, '${table} is never changed'); END`,
  ];
}

const flag = 'INTEGER NOT NULL CHECK (%s IN (0, 1))';
const isFlag = (column: string): string => flag.replace('%s', column);
const date = (column: string, nullable: boolean): string =>
  `TEXT ${nullable ? '' : 'NOT NULL '}CHECK (${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')`;

const statements: readonly string[] = [
  ...versioned('site', 'siteId', {
    name: 'TEXT NOT NULL',
    zone: 'TEXT NOT NULL',
    idleMinutes: 'INTEGER NOT NULL CHECK (idleMinutes BETWEEN 1 AND 240)',
    expiringDays: 'INTEGER NOT NULL CHECK (expiringDays BETWEEN 1 AND 365)',
    isSample: isFlag('isSample'),
  }),
  ...versioned('user_account', 'userId', {
    login: 'TEXT NOT NULL',
    printedName: 'TEXT NOT NULL',
    personId: 'TEXT',
    kind: "TEXT NOT NULL CHECK (kind IN ('opener', 'signer'))",
    isActive: isFlag('isActive'),
    identityDocument: 'TEXT NOT NULL',
    identityVerifiedBy: 'TEXT NOT NULL',
    createdAt: 'TEXT NOT NULL',
  }),
  ...versioned('user_role', 'grantId', { userId: 'TEXT NOT NULL', role: 'TEXT NOT NULL', unitId: 'TEXT', isActive: isFlag('isActive') }),
  ...versioned('user_key', 'keyId', {
    userId: 'TEXT NOT NULL',
    publicKey: 'TEXT NOT NULL',
    state: "TEXT NOT NULL CHECK (state IN ('awaitingAttestation', 'attested', 'retired'))",
    attestedBy: 'TEXT',
    statementAcceptedAt: 'TEXT NOT NULL',
  }),
  'CREATE INDEX user_account_by_login ON user_account (login)',
  'CREATE INDEX user_role_by_user ON user_role (userId) WHERE recordedTo IS NULL',
  'CREATE INDEX user_key_by_user ON user_key (userId) WHERE recordedTo IS NULL',
  // The wrapped private keys of signers, who have no slot of their own beside the vault. Re-wrapped when a passphrase changes.
  'CREATE TABLE signer_slot (userId TEXT NOT NULL PRIMARY KEY, wrapped TEXT NOT NULL) STRICT, WITHOUT ROWID',

  ...versioned(
    'org_unit',
    'unitId',
    {
      parentId: 'TEXT',
      kind: "TEXT NOT NULL CHECK (kind IN ('site', 'department', 'unit', 'team', 'line', 'station', 'shift', 'crew'))",
      name: 'TEXT NOT NULL',
      validFrom: date('validFrom', false),
      validTo: date('validTo', true),
      sourceBatchId: 'TEXT',
    },
    true,
  ),
  ...versioned('job_role', 'roleId', { name: 'TEXT NOT NULL', description: 'TEXT NOT NULL', sourceBatchId: 'TEXT' }),
  ...versioned('person', 'personId', {
    employeeNumber: 'TEXT NOT NULL',
    givenName: 'TEXT NOT NULL',
    familyName: 'TEXT NOT NULL',
    email: 'TEXT',
    employmentStatus: 'TEXT',
    hiredOn: date('hiredOn', true),
    leftOn: date('leftOn', true),
    managerPersonId: 'TEXT',
    location: 'TEXT',
    isContractor: isFlag('isContractor'),
    sourceBatchId: 'TEXT',
  }),
  ...versioned('position', 'positionId', {
    personId: 'TEXT NOT NULL',
    roleId: 'TEXT NOT NULL',
    unitId: 'TEXT NOT NULL',
    title: 'TEXT NOT NULL',
    shift: 'TEXT',
    validFrom: date('validFrom', false),
    validTo: date('validTo', true),
    sourceBatchId: 'TEXT',
  }),
  'CREATE UNIQUE INDEX person_by_number ON person (employeeNumber) WHERE recordedTo IS NULL',
  'CREATE INDEX org_unit_by_parent ON org_unit (parentId) WHERE recordedTo IS NULL',
  'CREATE INDEX position_by_person ON position (personId) WHERE recordedTo IS NULL',
  'CREATE INDEX position_by_unit ON position (unitId) WHERE recordedTo IS NULL',
  'CREATE INDEX position_by_role ON position (roleId) WHERE recordedTo IS NULL',

  ...insertOnly(
    'import_batch',
    'batchId',
    `batchId TEXT NOT NULL, fileName TEXT NOT NULL, sha256 TEXT NOT NULL, origin TEXT NOT NULL, mapping TEXT NOT NULL CHECK (json_valid(mapping)),
     rowCount INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, unchanged INTEGER NOT NULL, rejected INTEGER NOT NULL,
     tripwireReason TEXT, committedBy TEXT NOT NULL, approvedBy TEXT NOT NULL CHECK (approvedBy <> committedBy), committedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  ...insertOnly(
    'import_reject',
    'batchId, ordinal',
    `batchId TEXT NOT NULL REFERENCES import_batch (batchId), ordinal INTEGER NOT NULL, rowNumber INTEGER NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, value TEXT`,
  ),
  ...insertOnly(
    'assessment',
    'assessmentId',
    `assessmentId TEXT NOT NULL, personId TEXT NOT NULL, competencyId TEXT NOT NULL, competencyVersion INTEGER NOT NULL, level INTEGER NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('knowledge', 'practical', 'observation', 'priorLearning')),
     method TEXT NOT NULL CHECK (method IN ('written', 'oral', 'workHistory', 'observationOnJob', 'onJobTraining', 'simulation', 'other')),
     outcome TEXT NOT NULL CHECK (outcome IN ('competent', 'notYetCompetent')),
     performedOn ${date('performedOn', false)}, performedTime TEXT CHECK (performedTime GLOB '[0-2][0-9]:[0-5][0-9]'), enteredAt TEXT NOT NULL, zone TEXT NOT NULL,
     place TEXT NOT NULL, taskId TEXT, abnormalCondition TEXT, note TEXT NOT NULL, lateReason TEXT, independenceReason TEXT, detail TEXT NOT NULL CHECK (json_valid(detail)),
     amendsId TEXT REFERENCES assessment (assessmentId), amendReason TEXT, pairId TEXT, groupId TEXT, paperFormId TEXT,
     assessorUserId TEXT NOT NULL, contentDigest TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // One version amends another at most once: versions are a chain.
  'CREATE UNIQUE INDEX assessment_amends ON assessment (amendsId) WHERE amendsId IS NOT NULL',
  'CREATE INDEX assessment_by_pair ON assessment (pairId) WHERE pairId IS NOT NULL',
  'CREATE INDEX assessment_by_person ON assessment (personId, competencyId, performedOn)',
  'CREATE INDEX assessment_by_competency ON assessment (competencyId)',
  'CREATE INDEX assessment_by_time ON assessment (enteredAt, performedOn)',
  ...insertOnly(
    'assessment_step',
    'assessmentId, ordinal',
    `assessmentId TEXT NOT NULL REFERENCES assessment (assessmentId), ordinal INTEGER NOT NULL, stepId TEXT NOT NULL, text TEXT NOT NULL,
     isCritical INTEGER NOT NULL CHECK (isCritical IN (0, 1)), result TEXT NOT NULL CHECK (result IN ('met', 'notMet', 'notApplicable')), note TEXT,
     doneAt TEXT, orderReason TEXT`,
  ),
  ...insertOnly(
    'evidence',
    'evidenceId',
    `evidenceId TEXT NOT NULL, recordType TEXT NOT NULL CHECK (recordType IN ('assessment', 'observation', 'item', 'paperForm')), recordId TEXT NOT NULL,
     fileName TEXT NOT NULL, mediaType TEXT NOT NULL,
     size INTEGER NOT NULL, sha256 TEXT NOT NULL, capturedAt TEXT NOT NULL, capturedBy TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX evidence_by_record ON evidence (recordId)',
  ...insertOnly(
    'signature',
    'signatureId',
    `signatureId TEXT NOT NULL, recordType TEXT NOT NULL, recordId TEXT NOT NULL, revision INTEGER NOT NULL, contentDigest TEXT NOT NULL,
     userId TEXT NOT NULL, printedName TEXT NOT NULL, meaning TEXT NOT NULL, signedAt TEXT NOT NULL, zone TEXT NOT NULL, keyId TEXT NOT NULL,
     signature TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX signature_by_record ON signature (recordType, recordId)',
  ...insertOnly(
    'package_out',
    'packageId',
    `packageId TEXT NOT NULL, sequence INTEGER NOT NULL UNIQUE, receiver TEXT NOT NULL, fileName TEXT NOT NULL, sha256 TEXT NOT NULL, previousSha256 TEXT,
     rows INTEGER NOT NULL, asOf ${date('asOf', false)}, writtenAt TEXT NOT NULL, writtenBy TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  ...insertOnly(
    'access_log',
    'accessId',
    `accessId TEXT NOT NULL, at TEXT NOT NULL, userId TEXT NOT NULL, role TEXT NOT NULL, personId TEXT NOT NULL, procedure TEXT NOT NULL`,
  ),
  'CREATE INDEX access_log_by_person ON access_log (personId, at)',

  // Derived from the records, rebuildable at any time; a row holds from fromDate through untilDate.
  `CREATE TABLE holding (
    personId TEXT NOT NULL, competencyId TEXT NOT NULL, fromDate TEXT NOT NULL, untilDate TEXT, level INTEGER NOT NULL, assessmentId TEXT NOT NULL,
    PRIMARY KEY (personId, competencyId, fromDate)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE standing (
    personId TEXT NOT NULL, competencyId TEXT NOT NULL, fromDate TEXT NOT NULL, untilDate TEXT,
    requiredLevel INTEGER NOT NULL, heldLevel INTEGER, isMandatory INTEGER NOT NULL, state TEXT NOT NULL, readyUntil TEXT, assessmentId TEXT,
    PRIMARY KEY (personId, competencyId, fromDate)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX standing_by_competency ON standing (competencyId, fromDate, untilDate, state, personId)',

  // Drafts: overwritten freely, no log entry.
  `CREATE TABLE draft (userId TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, savedAt TEXT NOT NULL, PRIMARY KEY (userId, key)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE staged_evidence (
    evidenceId TEXT NOT NULL PRIMARY KEY, userId TEXT NOT NULL, fileName TEXT NOT NULL, mediaType TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, capturedAt TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
];

/** People, organisation, assessment and exchange. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
