import { sql, type Kysely } from 'kysely';
import { date, insertOnly, json, versioned } from './table-shapes';

const statements: readonly string[] = [
  // What an assessor is authorised to assess, from one day to another (ISO/IEC 17025 6.2.5).
  ...versioned('assessor_authority', ['authorityId'], {
    authorityId: 'TEXT NOT NULL',
    userId: 'TEXT NOT NULL',
    scope: "TEXT NOT NULL CHECK (scope IN ('all', 'library', 'competencies'))",
    // Libraries or competencies, by scope.
    scopeIds: json('scopeIds'),
    // Null: any level.
    highestLevel: 'INTEGER',
    kinds: json('kinds'),
    validFrom: date('validFrom'),
    validTo: date('validTo', true),
    trainedOn: date('trainedOn', true),
    trainedUntil: date('trainedUntil', true),
    calibratedOn: date('calibratedOn', true),
    calibratedUntil: date('calibratedUntil', true),
    suspendedFrom: date('suspendedFrom', true),
    suspendReason: 'TEXT',
    signedBy: 'TEXT NOT NULL',
  }),
  'CREATE INDEX assessor_authority_by_user ON assessor_authority (userId) WHERE recordedTo IS NULL',
  // What two people are to each other that could sway a judgement, from one day to another.
  ...versioned('declared_relation', ['relationId'], {
    relationId: 'TEXT NOT NULL',
    personId: 'TEXT NOT NULL',
    otherPersonId: 'TEXT NOT NULL CHECK (otherPersonId <> personId)',
    kind: "TEXT NOT NULL CHECK (kind IN ('relative', 'household', 'business', 'dispute', 'other'))",
    note: 'TEXT NOT NULL',
    validFrom: date('validFrom'),
    validTo: date('validTo', true),
    declaredBy: 'TEXT NOT NULL',
  }),
  'CREATE INDEX declared_relation_by_person ON declared_relation (personId) WHERE recordedTo IS NULL',
  'CREATE INDEX declared_relation_by_other ON declared_relation (otherPersonId) WHERE recordedTo IS NULL',
  // Work that somebody did while another watched over them: a row for each trainee, from one instant up to another.
  ...insertOnly(
    'supervised_work',
    ['workId'],
    `workId TEXT NOT NULL, sessionId TEXT NOT NULL, personId TEXT NOT NULL, taskId TEXT NOT NULL,
     supervisorPersonId TEXT NOT NULL CHECK (supervisorPersonId <> personId), workedOn ${date('workedOn')}, fromAt TEXT NOT NULL,
     toAt TEXT NOT NULL CHECK (toAt > fromAt), zone TEXT NOT NULL, place TEXT NOT NULL, note TEXT NOT NULL, ratioReason TEXT,
     recordedBy TEXT NOT NULL, recordedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX supervised_work_by_person ON supervised_work (personId)',
  'CREATE INDEX supervised_work_by_supervisor ON supervised_work (supervisorPersonId)',
  // What was recorded wrongly: it counts for nothing from then on, and stays.
  ...insertOnly(
    'supervised_work_void',
    ['workId'],
    `workId TEXT NOT NULL REFERENCES supervised_work (workId), reason TEXT NOT NULL, voidedBy TEXT NOT NULL, voidedAt TEXT NOT NULL,
     entryNumber INTEGER NOT NULL`,
  ),
  // A file of performances that was taken in: prepared by one, approved by another.
  ...insertOnly(
    'performance_batch',
    ['batchId'],
    `batchId TEXT NOT NULL, fileName TEXT NOT NULL, sha256 TEXT NOT NULL, origin TEXT NOT NULL, rowCount INTEGER NOT NULL, added INTEGER NOT NULL,
     known INTEGER NOT NULL, rejected INTEGER NOT NULL, rejects ${json('rejects')}, rowsDigest TEXT NOT NULL, preparedBy TEXT NOT NULL,
     approvedBy TEXT NOT NULL CHECK (approvedBy <> preparedBy), approvedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // How often somebody did a task on a day (49 CFR 192.803 and 192.805 rest on it where work keeps a qualification current).
  ...insertOnly(
    'work_performance',
    ['performanceId'],
    `performanceId TEXT NOT NULL, personId TEXT NOT NULL, taskId TEXT NOT NULL, performedOn ${date('performedOn')},
     count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 1000), note TEXT NOT NULL, source TEXT NOT NULL CHECK (source IN ('manual', 'batch')),
     batchId TEXT REFERENCES performance_batch (batchId), rowNumber INTEGER, recordedBy TEXT NOT NULL, recordedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL,
     CHECK ((source = 'batch') = (batchId IS NOT NULL))`,
  ),
  'CREATE INDEX work_performance_by_person ON work_performance (personId, taskId, performedOn)',
  'CREATE INDEX work_performance_by_batch ON work_performance (batchId) WHERE batchId IS NOT NULL',
  ...insertOnly(
    'work_performance_void',
    ['performanceId'],
    `performanceId TEXT NOT NULL REFERENCES work_performance (performanceId), reason TEXT NOT NULL, voidedBy TEXT NOT NULL, voidedAt TEXT NOT NULL,
     entryNumber INTEGER NOT NULL`,
  ),
];

/** Who may assess what, who stands too near to whom, who was supervised by whom, and who did what when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
