import { sql, type Kysely } from 'kysely';
import { date, insertOnly, json } from './table-shapes';

const context = `place TEXT NOT NULL, equipment TEXT NOT NULL, shift TEXT NOT NULL, taskId TEXT`;
const time = (column: string): string => `TEXT CHECK (${column} GLOB '[0-2][0-9]:[0-5][0-9]')`;
const groups = "('peer', 'subordinate', 'customer', 'manager')";

const statements: readonly string[] = [
  // What somebody saw of one indicator. No rule for a level reads it.
  ...insertOnly(
    'observation',
    ['observationId'],
    `observationId TEXT NOT NULL, personId TEXT NOT NULL, competencyId TEXT NOT NULL, competencyVersion INTEGER NOT NULL, indicatorId TEXT NOT NULL,
     indicatorText TEXT NOT NULL, level INTEGER NOT NULL, rating TEXT NOT NULL CHECK (rating IN ('shown', 'partly', 'notShown')), seen TEXT NOT NULL,
     seenOn ${date('seenOn')}, seenTime ${time('seenTime')}, zone TEXT NOT NULL, ${context}, observerUserId TEXT NOT NULL, recordedAt TEXT NOT NULL,
     replacesId TEXT REFERENCES observation (observationId), replaceReason TEXT CHECK ((replaceReason IS NULL) = (replacesId IS NULL)),
     contentDigest TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
    [['replacesId']],
  ),
  'CREATE INDEX observation_by_person ON observation (personId, competencyId, seenOn)',
  'CREATE INDEX observation_by_observer ON observation (observerUserId, entryNumber)',
  // What speaks for or against somebody beside assessments: a reference, a statement, a record of work.
  ...insertOnly(
    'evidence_item',
    ['itemId'],
    `itemId TEXT NOT NULL, personId TEXT NOT NULL, competencyId TEXT, level INTEGER,
     kind TEXT NOT NULL CHECK (kind IN ('reference', 'witnessStatement', 'workRecord', 'incident', 'completion', 'file')),
     title TEXT NOT NULL, statement TEXT NOT NULL, reference TEXT NOT NULL, capturedOn ${date('capturedOn')}, capturedTime ${time('capturedTime')},
     zone TEXT NOT NULL, ${context}, authenticity TEXT NOT NULL, supportId TEXT CHECK ((supportId IS NOT NULL) = (kind = 'completion')),
     witnessUserId TEXT CHECK ((witnessUserId IS NOT NULL) = (kind = 'witnessStatement')), addedBy TEXT NOT NULL, recordedAt TEXT NOT NULL,
     amendsId TEXT REFERENCES evidence_item (itemId), amendReason TEXT CHECK ((amendReason IS NULL) = (amendsId IS NULL)),
     contentDigest TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
    [['amendsId']],
  ),
  'CREATE INDEX evidence_item_by_person ON evidence_item (personId, capturedOn)',
  // How somebody sees their own level. No rule for a level reads it.
  ...insertOnly(
    'self_rating',
    ['ratingId'],
    `ratingId TEXT NOT NULL, personId TEXT NOT NULL, competencyId TEXT NOT NULL, level INTEGER NOT NULL, comment TEXT NOT NULL, ratedBy TEXT NOT NULL,
     ratedOn ${date('ratedOn')}, ratedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX self_rating_by_person ON self_rating (personId, competencyId)',
  // What somebody says to a record about them; it stands beside the record ever after.
  ...insertOnly(
    'person_answer',
    ['answerId'],
    `answerId TEXT NOT NULL, personId TEXT NOT NULL, recordType TEXT NOT NULL CHECK (recordType IN ('assessment', 'observation', 'evidenceItem', 'feedback')),
     recordId TEXT NOT NULL, text TEXT NOT NULL, answeredBy TEXT NOT NULL, answeredAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX person_answer_by_person ON person_answer (personId, recordId)',
  // A question to several people about one. Who is asked is fixed when it begins.
  ...insertOnly(
    'feedback_round',
    ['roundId'],
    `roundId TEXT NOT NULL, personId TEXT NOT NULL, title TEXT NOT NULL, question TEXT NOT NULL, indicators ${json('indicators')},
     minimumGroup INTEGER NOT NULL CHECK (minimumGroup >= 3), openedOn ${date('openedOn')}, openedBy TEXT NOT NULL, openedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX feedback_round_by_person ON feedback_round (personId)',
  ...insertOnly(
    'feedback_invitation',
    ['roundId', 'userId'],
    `roundId TEXT NOT NULL REFERENCES feedback_round (roundId), userId TEXT NOT NULL, grp TEXT NOT NULL CHECK (grp IN ${groups}), entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX feedback_invitation_by_user ON feedback_invitation (userId)',
  // That somebody has answered. What they answered has no column, time or number in common with it.
  ...insertOnly(
    'feedback_answered',
    ['roundId', 'userId'],
    `roundId TEXT NOT NULL, userId TEXT NOT NULL, entryNumber INTEGER NOT NULL, FOREIGN KEY (roundId, userId) REFERENCES feedback_invitation (roundId, userId)`,
  ),
  // Answers until the round ends: each rating by itself under a random key, so that no two of them are known to be by the same person.
  `CREATE TABLE feedback_pending (pendingId TEXT NOT NULL PRIMARY KEY, roundId TEXT NOT NULL REFERENCES feedback_round (roundId), grp TEXT NOT NULL CHECK (grp IN ${groups}),
     respondentUserId TEXT CHECK ((respondentUserId IS NOT NULL) = (grp = 'manager')), indicatorId TEXT, rating TEXT CHECK (rating IN ('shown', 'partly', 'notShown', 'notSeen')),
     comment TEXT, CHECK ((indicatorId IS NULL) = (rating IS NULL)), CHECK ((rating IS NULL) <> (comment IS NULL))) STRICT, WITHOUT ROWID`,
  'CREATE INDEX feedback_pending_by_round ON feedback_pending (roundId)',
  // The answers of groups that were large enough, once the round has ended; of the others nothing is kept.
  ...insertOnly(
    'feedback_answer',
    ['answerId'],
    `answerId TEXT NOT NULL, roundId TEXT NOT NULL REFERENCES feedback_round (roundId), grp TEXT NOT NULL CHECK (grp IN ${groups}),
     respondentUserId TEXT CHECK ((respondentUserId IS NOT NULL) = (grp = 'manager')), indicatorId TEXT, rating TEXT, comment TEXT, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX feedback_answer_by_round ON feedback_answer (roundId)',
  ...insertOnly(
    'feedback_end',
    ['roundId'],
    `roundId TEXT NOT NULL REFERENCES feedback_round (roundId), counts ${json('counts')}, minimumGroup INTEGER NOT NULL, reason TEXT NOT NULL, endedBy TEXT NOT NULL,
     endedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
];

/** What is seen and said of somebody beside assessments, and what they say to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
