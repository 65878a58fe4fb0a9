import { sql, type Kysely } from 'kysely';
import { date, insertOnly, isFlag, json, versioned } from './table-shapes';

const statements: readonly string[] = [
  // A library of the framework: central, or of one function of the site.
  ...versioned('framework', ['frameworkId'], {
    frameworkId: 'TEXT NOT NULL',
    name: 'TEXT NOT NULL',
    description: 'TEXT NOT NULL',
    functionName: 'TEXT',
    stewardUserIds: json('stewardUserIds'),
    isRetired: isFlag('isRetired'),
  }),
  ...versioned('framework_revision', ['revisionId'], {
    revisionId: 'TEXT NOT NULL',
    frameworkId: 'TEXT NOT NULL',
    number: 'INTEGER NOT NULL CHECK (number >= 1)',
    title: 'TEXT NOT NULL',
    summary: 'TEXT NOT NULL',
    state: "TEXT NOT NULL CHECK (state IN ('inReview', 'returned', 'approved', 'withdrawn'))",
    authorUserIds: json('authorUserIds'),
    submittedAt: 'TEXT NOT NULL',
    effectiveFrom: date('effectiveFrom', true),
    // Units in which it takes effect first; generalFrom is the day from which it holds everywhere, null while that is open.
    pilotUnitIds: json('pilotUnitIds'),
    generalFrom: date('generalFrom', true),
    contentDigest: 'TEXT NOT NULL',
    changes: 'INTEGER NOT NULL',
    remark: 'TEXT',
  }),
  'CREATE INDEX framework_revision_by_framework ON framework_revision (frameworkId, number)',
  "CREATE INDEX framework_revision_pilots ON framework_revision (state, revisionId) WHERE recordedTo IS NULL AND pilotUnitIds <> '[]'",
  // What an item is from a day on. pilotOf names the revision under pilot in whose units alone it holds; empty: everywhere.
  ...versioned('framework_item', ['itemId', 'validFrom', 'pilotOf'], {
    itemId: 'TEXT NOT NULL',
    validFrom: date('validFrom'),
    pilotOf: 'TEXT NOT NULL',
    frameworkId: 'TEXT NOT NULL',
    revisionId: 'TEXT',
    kind: "TEXT NOT NULL CHECK (kind IN ('group', 'competency', 'role', 'task', 'clause', 'scale', 'block', 'requirement', 'link', 'mapping'))",
    parentId: 'TEXT',
    ordinal: 'INTEGER NOT NULL',
    fromId: 'TEXT',
    toId: 'TEXT',
    code: 'TEXT NOT NULL',
    title: 'TEXT NOT NULL',
    stewardUserId: 'TEXT',
    reviewMonths: 'INTEGER CHECK (reviewMonths BETWEEN 1 AND 120)',
    isRetired: isFlag('isRetired'),
    replacedById: 'TEXT',
    origin: 'TEXT CHECK (json_valid(origin))',
    content: json('content'),
  }),
  'CREATE INDEX framework_item_by_kind ON framework_item (kind, itemId) WHERE recordedTo IS NULL',
  'CREATE INDEX framework_item_by_from ON framework_item (fromId, kind) WHERE recordedTo IS NULL AND fromId IS NOT NULL',
  'CREATE INDEX framework_item_by_to ON framework_item (toId, kind) WHERE recordedTo IS NULL AND toId IS NOT NULL',
  'CREATE INDEX framework_item_by_framework ON framework_item (frameworkId) WHERE recordedTo IS NULL',
  'CREATE INDEX framework_item_by_revision ON framework_item (revisionId)',
  ...insertOnly(
    'revision_decision',
    ['revisionId', 'itemId'],
    `revisionId TEXT NOT NULL, itemId TEXT NOT NULL, decision TEXT NOT NULL CHECK (decision IN ('noImpact', 'readAndUnderstand', 'reassess')),
     days INTEGER CHECK (days BETWEEN 1 AND 730), reason TEXT NOT NULL, entryNumber INTEGER NOT NULL,
     CHECK ((decision = 'noImpact') = (days IS NULL))`,
  ),
  ...versioned('obligation', ['obligationId'], {
    obligationId: 'TEXT NOT NULL',
    personId: 'TEXT NOT NULL',
    kind: "TEXT NOT NULL CHECK (kind IN ('readAndUnderstand', 'reassess', 'onboarding'))",
    itemId: 'TEXT NOT NULL',
    // What it is about where the item is a requirement or a block: what an assessment that closes it is in.
    competencyId: 'TEXT',
    // What is to be done, where neither an item nor a competency says it.
    title: 'TEXT',
    revisionId: 'TEXT',
    ownerPersonId: 'TEXT NOT NULL',
    effectiveFrom: date('effectiveFrom'),
    dueOn: date('dueOn'),
    reason: 'TEXT NOT NULL',
    state: "TEXT NOT NULL CHECK (state IN ('open', 'done', 'cancelled'))",
    doneOn: date('doneOn', true),
    // What closed it: the digest of the text that was read, or the assessment.
    readDigest: 'TEXT CHECK (length(readDigest) = 64)',
    assessmentId: 'TEXT',
    // The revision that asked for something else, or for nothing more, in its place.
    supersededBy: "TEXT CHECK (supersededBy IS NULL OR state = 'cancelled')",
  }),
  'CREATE INDEX obligation_by_person ON obligation (personId, competencyId) WHERE recordedTo IS NULL',
  'CREATE INDEX obligation_by_owner ON obligation (ownerPersonId) WHERE recordedTo IS NULL',
  'CREATE INDEX obligation_by_item ON obligation (itemId) WHERE recordedTo IS NULL',
  'CREATE INDEX obligation_by_revision ON obligation (revisionId) WHERE recordedTo IS NULL',
  // A signed exception to what is inherited, for a unit and what lies below it, for a role, or for one person.
  ...versioned('requirement_override', ['overrideId'], {
    overrideId: 'TEXT NOT NULL',
    subject: "TEXT NOT NULL CHECK (subject IN ('unit', 'role', 'person'))",
    subjectId: 'TEXT NOT NULL',
    personId: 'TEXT',
    competencyId: 'TEXT NOT NULL',
    effect: "TEXT NOT NULL CHECK (effect IN ('require', 'replace', 'disable'))",
    level: 'INTEGER',
    validityMonths: 'INTEGER CHECK (validityMonths BETWEEN 1 AND 120)',
    isMandatory: 'INTEGER CHECK (isMandatory IN (0, 1))',
    reason: 'TEXT NOT NULL',
    validFrom: date('validFrom'),
    validTo: date('validTo', true),
    endReason: 'TEXT',
    signedBy: 'TEXT NOT NULL',
  }),
  'CREATE INDEX requirement_override_by_competency ON requirement_override (competencyId) WHERE recordedTo IS NULL',
  'CREATE INDEX requirement_override_by_subject ON requirement_override (subjectId) WHERE recordedTo IS NULL',
  // A steward has looked at an item again and left it as it is.
  ...insertOnly(
    'item_review',
    ['itemId', 'entryNumber'],
    `itemId TEXT NOT NULL, reviewedOn ${date('reviewedOn')}, reviewedBy TEXT NOT NULL, remark TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),

  // Null on assessments from before, and wherever everything was held that has to be held before.
  'ALTER TABLE assessment ADD COLUMN prerequisiteReason TEXT',
  // What has to be looked at again from time to time.
  'CREATE INDEX framework_item_by_review ON framework_item (reviewMonths) WHERE recordedTo IS NULL AND reviewMonths IS NOT NULL',

  // Drafts: overwritten freely, no log entry.
  `CREATE TABLE framework_draft (
    draftId TEXT NOT NULL PRIMARY KEY, frameworkId TEXT NOT NULL UNIQUE, title TEXT NOT NULL, summary TEXT NOT NULL,
    startedBy TEXT NOT NULL, startedAt TEXT NOT NULL, authorUserIds TEXT NOT NULL CHECK (json_valid(authorUserIds)), revisionId TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE framework_draft_item (
    draftId TEXT NOT NULL REFERENCES framework_draft (draftId), itemId TEXT NOT NULL, kind TEXT NOT NULL,
    item TEXT NOT NULL CHECK (json_valid(item)), editedBy TEXT NOT NULL, editedAt TEXT NOT NULL, PRIMARY KEY (draftId, itemId)
  ) STRICT, WITHOUT ROWID`,
  // One step that can be undone: what each item was before and after it; null where there was none.
  `CREATE TABLE framework_draft_edit (
    draftId TEXT NOT NULL REFERENCES framework_draft (draftId), sequence INTEGER NOT NULL, userId TEXT NOT NULL, label TEXT NOT NULL,
    changes TEXT NOT NULL CHECK (json_valid(changes)), isUndone INTEGER NOT NULL CHECK (isUndone IN (0, 1)), editedAt TEXT NOT NULL,
    PRIMARY KEY (draftId, sequence)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE edit_lock (
    itemId TEXT NOT NULL PRIMARY KEY, draftId TEXT NOT NULL, userId TEXT NOT NULL, lockedAt TEXT NOT NULL, until TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
];

/** Libraries, their revisions and dated items, decisions and obligations, exceptions to requirements, and drafts of all this. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
