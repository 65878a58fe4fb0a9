import { sql, type Kysely } from 'kysely';
import { date, insertOnly, json } from './table-shapes';

const statements: readonly string[] = [
  // How far an assessor's figures may go, revision by revision; prepared by one, approved by another.
  ...insertOnly(
    'calibration_threshold',
    ['revision'],
    `revision INTEGER NOT NULL CHECK (revision >= 1), content ${json('content')}, reason TEXT NOT NULL, contentDigest TEXT NOT NULL,
     preparedBy TEXT NOT NULL, approvedBy TEXT NOT NULL CHECK (approvedBy <> preparedBy), approvedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // What a session that was finalised found of each assessor, and what follows.
  ...insertOnly(
    'assessor_result',
    ['resultId'],
    `resultId TEXT NOT NULL, sessionId TEXT NOT NULL, userId TEXT NOT NULL, ruleRevision INTEGER NOT NULL CHECK (ruleRevision >= 0),
     verdict TEXT NOT NULL CHECK (verdict IN ('passed', 'recalibrate', 'notDecided')), figures ${json('figures')}, findings ${json('findings')},
     decidedOn ${date('decidedOn')}, calibratedUntil ${date('calibratedUntil', true)}, decidedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL,
     CHECK ((verdict = 'passed') = (calibratedUntil IS NOT NULL))`,
    [['sessionId', 'userId']],
  ),
  'CREATE INDEX assessor_result_by_user ON assessor_result (userId, entryNumber)',
  // What an assessor who has to be recalibrated had signed since they were last known to judge rightly.
  ...insertOnly(
    'look_back',
    ['lookBackId'],
    `lookBackId TEXT NOT NULL, resultId TEXT NOT NULL REFERENCES assessor_result (resultId), userId TEXT NOT NULL, userIds ${json('userIds')},
     afterEntry INTEGER NOT NULL CHECK (afterEntry >= 0), untilEntry INTEGER NOT NULL CHECK (untilEntry >= afterEntry),
     sinceOn ${date('sinceOn')}, since TEXT NOT NULL CHECK (since IN ('pass', 'authority', 'rule', 'lookBack')),
     direction TEXT CHECK (direction IN ('lenient', 'severe')), openedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
    [['resultId']],
  ),
  'CREATE INDEX look_back_by_user ON look_back (userId, entryNumber)',
  // One signature over what is decided of some of it.
  ...insertOnly(
    'look_back_decision',
    ['decisionId'],
    `decisionId TEXT NOT NULL, lookBackId TEXT NOT NULL REFERENCES look_back (lookBackId),
     kind TEXT NOT NULL CHECK (kind IN ('keep', 'reassess', 'void')), reason TEXT NOT NULL, dueOn ${date('dueOn', true)},
     proposedBy TEXT NOT NULL, decidedBy TEXT NOT NULL, decidedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL,
     CHECK ((kind = 'reassess') = (dueOn IS NOT NULL)), CHECK (kind <> 'void' OR decidedBy <> proposedBy)`,
  ),
  ...insertOnly(
    'look_back_line',
    ['lookBackId', 'assessmentId'],
    `lookBackId TEXT NOT NULL REFERENCES look_back (lookBackId), assessmentId TEXT NOT NULL REFERENCES assessment (assessmentId),
     decisionId TEXT NOT NULL REFERENCES look_back_decision (decisionId), obligationId TEXT, eventId TEXT, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX look_back_line_by_decision ON look_back_line (decisionId)',
  'CREATE INDEX assessment_by_assessor ON assessment (assessorUserId, entryNumber)',
];

/** What follows for an assessor from what a calibration session found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
