import { sql, type Kysely } from 'kysely';
import { date, isFlag, json, versioned } from './table-shapes';

const personColumns = [
  'personId',
  'employeeNumber',
  'givenName',
  'familyName',
  'email',
  'managerPersonId',
  'location',
  'sourceBatchId',
  'mergedIntoId',
  'recordedFrom',
];
const positionColumns = [
  'positionId',
  'personId',
  'roleId',
  'unitId',
  'title',
  'shift',
  'validFrom',
  'validTo',
  'sourceBatchId',
  'positionNumber',
  'recordedFrom',
];

/** The trigger that lets a version be closed and nothing else, over the columns as they now are. */
function closeOnly(table: string, columns: readonly string[]): string {
  const fixed = columns.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ');
  return `CREATE TRIGGER ${table}_close_only BEFORE UPDATE ON ${table}
    WHEN OLD.recordedTo IS NOT NULL OR NEW.recordedTo IS NULL OR ${fixed}
    BEGIN SELECT RAISE(ABORT, '${table} keeps every version'); END`;
}

const statements: readonly string[] = [
  // When somebody was employed, by whom and as what, is told by periods: those who return get another.
  'DROP TRIGGER person_close_only',
  ...['employmentStatus', 'hiredOn', 'leftOn', 'isContractor'].map((column) => `ALTER TABLE person DROP COLUMN ${column}`),
  // The record of the same person under which this one is read, where two turned out to be one.
  'ALTER TABLE person ADD COLUMN mergedIntoId TEXT',
  closeOnly('person', personColumns),
  'CREATE INDEX person_by_merged ON person (mergedIntoId) WHERE recordedTo IS NULL AND mergedIntoId IS NOT NULL',
  ...versioned('employment', ['employmentId'], {
    employmentId: 'TEXT NOT NULL',
    personId: 'TEXT NOT NULL',
    // Null: the organisation itself.
    employer: 'TEXT',
    kind: "TEXT NOT NULL CHECK (kind IN ('employee', 'contractor', 'agency', 'apprentice'))",
    // The HRIS's own word.
    status: 'TEXT',
    validFrom: date('validFrom', true),
    validTo: date('validTo', true),
    sourceBatchId: 'TEXT',
  }),
  'CREATE INDEX employment_by_person ON employment (personId) WHERE recordedTo IS NULL',
  // Under which number or name other systems, and earlier ones, know a person.
  ...versioned('person_identifier', ['identifierId'], {
    identifierId: 'TEXT NOT NULL',
    personId: 'TEXT NOT NULL',
    system: 'TEXT NOT NULL',
    value: 'TEXT NOT NULL',
    validTo: date('validTo', true),
    sourceBatchId: 'TEXT',
  }),
  'CREATE INDEX person_identifier_by_person ON person_identifier (personId) WHERE recordedTo IS NULL',
  'CREATE INDEX person_identifier_by_value ON person_identifier (value, system) WHERE recordedTo IS NULL',
  'DROP TRIGGER position_close_only',
  // The HRIS's number of the position; null: it gives none, or the position was given here.
  'ALTER TABLE position ADD COLUMN positionNumber TEXT',
  closeOnly('position', positionColumns),
  // A correction of an imported field that holds until a day, and what the source said when it was made.
  ...versioned('person_override', ['overrideId'], {
    overrideId: 'TEXT NOT NULL',
    personId: 'TEXT NOT NULL',
    field: "TEXT NOT NULL CHECK (field IN ('givenName', 'familyName', 'email', 'location', 'managerPersonId'))",
    value: 'TEXT',
    sourceValue: 'TEXT',
    reason: 'TEXT NOT NULL',
    validFrom: date('validFrom'),
    expiresOn: date('expiresOn'),
    endedOn: date('endedOn', true),
    endReason: 'TEXT',
  }),
  'CREATE INDEX person_override_by_person ON person_override (personId) WHERE recordedTo IS NULL',
  'CREATE INDEX person_override_open ON person_override (expiresOn) WHERE recordedTo IS NULL AND endedOn IS NULL',
  // Two records that may be of one person, until somebody has decided.
  ...versioned('duplicate_case', ['caseId'], {
    caseId: 'TEXT NOT NULL',
    personId: 'TEXT NOT NULL',
    otherPersonId: 'TEXT NOT NULL CHECK (otherPersonId <> personId)',
    score: 'REAL NOT NULL CHECK (score BETWEEN 0 AND 1)',
    reasons: json('reasons'),
    sourceBatchId: 'TEXT',
    state: "TEXT NOT NULL CHECK (state IN ('open', 'merged', 'distinct'))",
    decisionReason: 'TEXT',
    decidedBy: 'TEXT',
    decidedAt: 'TEXT',
  }),
  'CREATE INDEX duplicate_case_by_person ON duplicate_case (personId) WHERE recordedTo IS NULL',
  'CREATE INDEX duplicate_case_by_other ON duplicate_case (otherPersonId) WHERE recordedTo IS NULL',
  // What a directory says of accounts; nothing of it happens before an administrator has decided.
  ...versioned('directory_proposal', ['proposalId'], {
    proposalId: 'TEXT NOT NULL',
    action: "TEXT NOT NULL CHECK (action IN ('create', 'disable'))",
    userName: 'TEXT NOT NULL',
    displayName: 'TEXT NOT NULL',
    personId: 'TEXT',
    userId: 'TEXT',
    sourceBatchId: 'TEXT NOT NULL',
    state: "TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined'))",
    decisionReason: 'TEXT',
    decidedBy: 'TEXT',
    decidedAt: 'TEXT',
  }),
  // Who was ever assessed in a competency is answered from the index alone.
  'DROP INDEX assessment_by_competency',
  'CREATE INDEX assessment_by_competency ON assessment (competencyId, personId)',
  // What somebody new in a role is to do, and by when.
  ...versioned('onboarding_line', ['lineId'], {
    lineId: 'TEXT NOT NULL',
    roleId: 'TEXT NOT NULL',
    ordinal: 'INTEGER NOT NULL',
    title: 'TEXT NOT NULL',
    competencyId: 'TEXT',
    dueDays: 'INTEGER NOT NULL CHECK (dueDays BETWEEN 0 AND 730)',
    owner: "TEXT NOT NULL CHECK (owner IN ('person', 'manager'))",
    isRetired: isFlag('isRetired'),
  }),
  'CREATE INDEX onboarding_line_by_role ON onboarding_line (roleId) WHERE recordedTo IS NULL',
  // A change of role as it was planned: what carries over, what is missing, until when and under whom.
  ...versioned('move_plan', ['planId'], {
    planId: 'TEXT NOT NULL',
    personId: 'TEXT NOT NULL',
    fromPositionId: 'TEXT',
    positionId: 'TEXT',
    roleId: 'TEXT NOT NULL',
    unitId: 'TEXT NOT NULL',
    title: 'TEXT NOT NULL',
    shift: 'TEXT',
    startsOn: date('startsOn'),
    graceUntil: date('graceUntil', true),
    supervisorPersonId: 'TEXT',
    lines: json('lines'),
    reason: 'TEXT NOT NULL',
    state: "TEXT NOT NULL CHECK (state IN ('draft', 'confirmed', 'cancelled'))",
  }),
  'CREATE INDEX move_plan_by_person ON move_plan (personId) WHERE recordedTo IS NULL',
];

/** People over time: employments, identifiers, corrections, duplicates, changes of role. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
