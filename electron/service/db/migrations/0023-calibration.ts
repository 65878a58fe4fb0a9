import { sql, type Kysely } from 'kysely';
import { date, insertOnly, json, versioned } from './table-shapes';

const sessionStates = "('setUp', 'rating', 'discussion', 'signing', 'final', 'abandoned')";
const hex = (column: string): string => `TEXT NOT NULL CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;

const statements: readonly string[] = [
  // A panel's session. What is still being set up stands in setUp; from the start on, panel and cases are rows that never change.
  ...versioned('calibration_session', ['sessionId'], {
    sessionId: 'TEXT NOT NULL',
    title: "TEXT NOT NULL CHECK (title <> '')",
    round: 'INTEGER NOT NULL CHECK (round >= 1)',
    previousSessionId: 'TEXT',
    state: `TEXT NOT NULL CHECK (state IN ${sessionStates})`,
    plannedOn: date('plannedOn'),
    facilitatorUserId: 'TEXT NOT NULL',
    coFacilitatorUserId: 'TEXT',
    quorum: 'INTEGER NOT NULL CHECK (quorum >= 2)',
    agenda: 'TEXT NOT NULL',
    groundRules: "TEXT NOT NULL CHECK (groundRules <> '')",
    question: 'TEXT',
    minimumGroup: 'INTEGER CHECK ((minimumGroup IS NULL) = (question IS NULL)) CHECK (minimumGroup >= 3)',
    setUp: json('setUp'),
    publicKey: "TEXT CHECK ((publicKey IS NOT NULL) OR state IN ('setUp', 'abandoned'))",
    createdBy: 'TEXT NOT NULL',
    createdAt: 'TEXT NOT NULL',
    startedAt: 'TEXT',
    closedAt: 'TEXT',
    finalAt: 'TEXT',
    endReason: "TEXT CHECK ((endReason IS NOT NULL) = (state = 'abandoned'))",
  }),
  'CREATE INDEX calibration_session_by_previous ON calibration_session (previousSessionId) WHERE recordedTo IS NULL',
  // Who is on the panel: a user of this site, or somebody of a partner's who rates there. A member of this site has a share of the session's key.
  ...insertOnly(
    'panel_member',
    ['sessionId', 'memberId'],
    `sessionId TEXT NOT NULL, memberId TEXT NOT NULL, ordinal INTEGER NOT NULL, role TEXT NOT NULL CHECK (role IN ('member', 'observer')), name TEXT NOT NULL, userId TEXT,
     partnerId TEXT CHECK ((partnerId IS NULL) <> (userId IS NULL)), signingPublicKey TEXT, openingPublicKey TEXT, share TEXT,
     entryNumber INTEGER NOT NULL, CHECK ((share IS NOT NULL) = (role = 'member' AND userId IS NOT NULL)),
     CHECK ((openingPublicKey IS NOT NULL) = (share IS NOT NULL))`,
    [['sessionId', 'ordinal']],
  ),
  'CREATE INDEX panel_member_by_user ON panel_member (userId)',
  ...insertOnly(
    'panel_acknowledgement',
    ['sessionId', 'memberId'],
    `sessionId TEXT NOT NULL, memberId TEXT NOT NULL, acknowledgedAt TEXT NOT NULL, contentDigest TEXT NOT NULL, entryNumber INTEGER NOT NULL,
     FOREIGN KEY (sessionId, memberId) REFERENCES panel_member (sessionId, memberId)`,
  ),
  // A case as every member sees it: masked, and as it was when the session began.
  ...insertOnly(
    'session_case',
    ['sessionId', 'caseId'],
    `sessionId TEXT NOT NULL, caseId TEXT NOT NULL, ordinal INTEGER NOT NULL, title TEXT NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('record', 'gold')),
     originId TEXT NOT NULL, personId TEXT CHECK ((personId IS NOT NULL) = (origin = 'record')), competencyId TEXT NOT NULL, competencyVersion INTEGER NOT NULL,
     competencyCode TEXT NOT NULL, competencyTitle TEXT NOT NULL, levels ${json('levels')}, requiredLevel INTEGER, indicators ${json('indicators')},
     material ${json('material')}, gold TEXT CHECK (gold IS NULL OR json_valid(gold)), contentDigest ${hex('contentDigest')}, entryNumber INTEGER NOT NULL`,
    [['sessionId', 'ordinal']],
  ),
  'CREATE INDEX session_case_by_origin ON session_case (origin, originId)',
  // What a member has not handed in yet, sealed to their own key.
  `CREATE TABLE rating_draft (sessionId TEXT NOT NULL, memberId TEXT NOT NULL, caseId TEXT NOT NULL, box TEXT NOT NULL, savedAt TEXT NOT NULL,
     PRIMARY KEY (sessionId, memberId, caseId)) STRICT, WITHOUT ROWID`,
  ...insertOnly(
    'rating_hand_in',
    ['sessionId', 'memberId'],
    `sessionId TEXT NOT NULL, memberId TEXT NOT NULL, rated INTEGER NOT NULL CHECK (rated >= 1), handedInAt TEXT NOT NULL, contentDigest ${hex('contentDigest')},
     entryNumber INTEGER NOT NULL, FOREIGN KEY (sessionId, memberId) REFERENCES panel_member (sessionId, memberId)`,
  ),
  // A rating that nobody can read before the session is closed. The log tells its commitment and the digest of the box.
  ...insertOnly(
    'sealed_rating',
    ['sessionId', 'caseId', 'memberId'],
    `sessionId TEXT NOT NULL, caseId TEXT NOT NULL, memberId TEXT NOT NULL, box TEXT NOT NULL, boxDigest ${hex('boxDigest')}, commitment ${hex('commitment')},
     entryNumber INTEGER NOT NULL, FOREIGN KEY (sessionId, caseId) REFERENCES session_case (sessionId, caseId),
     FOREIGN KEY (sessionId, memberId) REFERENCES rating_hand_in (sessionId, memberId)`,
  ),
  ...insertOnly(
    'opened_rating',
    ['sessionId', 'caseId', 'memberId'],
    `sessionId TEXT NOT NULL, caseId TEXT NOT NULL, memberId TEXT NOT NULL, salt ${hex('salt')}, rating ${json('rating')}, entryNumber INTEGER NOT NULL,
     FOREIGN KEY (sessionId, caseId, memberId) REFERENCES sealed_rating (sessionId, caseId, memberId)`,
  ),
  // That somebody has answered the question before the meeting. What they answered has no column, time or number in common with it.
  ...insertOnly(
    'panel_answered',
    ['sessionId', 'memberId'],
    `sessionId TEXT NOT NULL, memberId TEXT NOT NULL, entryNumber INTEGER NOT NULL, FOREIGN KEY (sessionId, memberId) REFERENCES panel_member (sessionId, memberId)`,
  ),
  'CREATE TABLE panel_sealed_answer (answerId TEXT NOT NULL PRIMARY KEY, sessionId TEXT NOT NULL, box TEXT NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE INDEX panel_sealed_answer_by_session ON panel_sealed_answer (sessionId)',
  // The answers of a group that was large enough, in the order of the alphabet; of a smaller one nothing is kept.
  ...insertOnly(
    'panel_answer',
    ['sessionId', 'ordinal'],
    'sessionId TEXT NOT NULL, ordinal INTEGER NOT NULL, text TEXT NOT NULL, entryNumber INTEGER NOT NULL',
  ),
  // The figures as they were when the ratings were opened.
  ...insertOnly(
    'session_result',
    ['sessionId'],
    `sessionId TEXT NOT NULL, content ${json('content')}, contentDigest ${hex('contentDigest')}, computedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // What the panel came to for a case; the last one counts. Without a level it was discussed and no agreement was reached.
  ...insertOnly(
    'case_consensus',
    ['sessionId', 'caseId', 'revision'],
    `sessionId TEXT NOT NULL, caseId TEXT NOT NULL, revision INTEGER NOT NULL CHECK (revision >= 1), level INTEGER, indicators ${json('indicators')}, reason TEXT NOT NULL,
     seconds INTEGER NOT NULL CHECK (seconds >= 0), decidedBy TEXT NOT NULL, decidedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL,
     FOREIGN KEY (sessionId, caseId) REFERENCES session_case (sessionId, caseId)`,
  ),
  ...insertOnly(
    'case_dissent',
    ['dissentId'],
    `dissentId TEXT NOT NULL, sessionId TEXT NOT NULL, caseId TEXT NOT NULL, memberId TEXT NOT NULL, statement TEXT NOT NULL, recordedAt TEXT NOT NULL,
     contentDigest ${hex('contentDigest')}, entryNumber INTEGER NOT NULL, FOREIGN KEY (sessionId, memberId) REFERENCES panel_member (sessionId, memberId),
     FOREIGN KEY (sessionId, caseId) REFERENCES session_case (sessionId, caseId)`,
  ),
  'CREATE INDEX case_dissent_by_case ON case_dissent (sessionId, caseId)',
  ...insertOnly(
    'session_minutes',
    ['sessionId'],
    `sessionId TEXT NOT NULL, content ${json('content')}, contentDigest ${hex('contentDigest')}, writtenBy TEXT NOT NULL, writtenAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  ...insertOnly(
    'panel_absence',
    ['sessionId', 'memberId'],
    `sessionId TEXT NOT NULL, memberId TEXT NOT NULL, reason TEXT NOT NULL, recordedBy TEXT NOT NULL, recordedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL,
     FOREIGN KEY (sessionId, memberId) REFERENCES panel_member (sessionId, memberId)`,
  ),
];

/** Panels that rate the same cases without seeing each other's ratings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
