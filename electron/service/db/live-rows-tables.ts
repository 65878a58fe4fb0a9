import type { Database } from './schema';
import { keysOf } from './sql/versions';

/**
 * How a table's rows are held against the log.
 * versioned: every version is told, its beginning and its end. told: every row is told by the entry that wrote it.
 * part: told inside the row of another table. log: verified as the log itself. derived: built anew from the records and compared.
 * beside: checked in its own way. free: may be overwritten at any time and proves nothing.
 */
export type TableKind = 'versioned' | 'told' | 'part' | 'log' | 'derived' | 'beside' | 'free';

/** `without`: columns that no entry tells; what stands in them is covered by a digest that is told, and checked beside. */
type Told = { readonly kind: 'told'; readonly keys: readonly string[]; readonly without?: readonly string[] };
/** `field` of the told record holds the rows, in the order of the rest of their key. */
type Part = { readonly kind: 'part'; readonly of: string; readonly by: string; readonly orderBy: string; readonly field: string };
type Other = { readonly kind: Exclude<TableKind, 'versioned' | 'told' | 'part'>; readonly why: string };

type VersionedTable = keyof typeof keysOf;

/** Every table but the versioned ones, which versions.ts lists. A table that is missing here does not compile. */
export const otherTables = {
  account_reset: { kind: 'told', keys: ['resetId'] },
  import_batch: { kind: 'told', keys: ['batchId'] },
  import_reject: { kind: 'told', keys: ['batchId', 'ordinal'] },
  assessment: { kind: 'told', keys: ['assessmentId'] },
  assessment_step: { kind: 'part', of: 'assessment', by: 'assessmentId', orderBy: 'ordinal', field: 'steps' },
  evidence: { kind: 'told', keys: ['evidenceId'] },
  assessment_event: { kind: 'told', keys: ['eventId'] },
  first_rating: { kind: 'told', keys: ['assessmentId'], without: ['content'] },
  first_rating_end: { kind: 'told', keys: ['assessmentId'] },
  panel_member: { kind: 'told', keys: ['sessionId', 'memberId'] },
  panel_acknowledgement: { kind: 'told', keys: ['sessionId', 'memberId'] },
  session_case: { kind: 'told', keys: ['sessionId', 'caseId'] },
  rating_hand_in: { kind: 'told', keys: ['sessionId', 'memberId'] },
  sealed_rating: { kind: 'told', keys: ['sessionId', 'caseId', 'memberId'], without: ['box'] },
  opened_rating: { kind: 'told', keys: ['sessionId', 'caseId', 'memberId'] },
  panel_answered: { kind: 'told', keys: ['sessionId', 'memberId'] },
  panel_answer: { kind: 'told', keys: ['sessionId', 'ordinal'] },
  session_result: { kind: 'told', keys: ['sessionId'] },
  case_consensus: { kind: 'told', keys: ['sessionId', 'caseId', 'revision'] },
  case_dissent: { kind: 'told', keys: ['dissentId'] },
  session_minutes: { kind: 'told', keys: ['sessionId'] },
  panel_absence: { kind: 'told', keys: ['sessionId', 'memberId'] },
  panel_file: { kind: 'told', keys: ['packageId'] },
  remote_hand_in: { kind: 'told', keys: ['sessionId', 'memberId'] },
  guest_session: { kind: 'told', keys: ['guestId'] },
  guest_rater: { kind: 'told', keys: ['guestId', 'revision'] },
  guest_hand_in: { kind: 'told', keys: ['guestId'] },
  guest_rating: { kind: 'told', keys: ['guestId', 'caseId'], without: ['box'] },
  case_file: { kind: 'told', keys: ['fileId'] },
  case_mask: { kind: 'told', keys: ['assessmentId', 'revision'] },
  gold_case: { kind: 'told', keys: ['goldCaseId', 'revision'] },
  gold_case_end: { kind: 'told', keys: ['goldCaseId'] },
  gold_study: { kind: 'told', keys: ['studyId'] },
  gold_study_rating: { kind: 'told', keys: ['studyId'] },
  gold_study_end: { kind: 'told', keys: ['studyId'] },
  calibration_programme: { kind: 'told', keys: ['programmeId', 'revision'] },
  programme_sample: { kind: 'told', keys: ['sampleId'] },
  programme_session: { kind: 'told', keys: ['programmeId', 'dueOn'] },
  paper_form: { kind: 'told', keys: ['formId'] },
  paper_form_void: { kind: 'told', keys: ['formId'] },
  paper_entry: { kind: 'told', keys: ['entryId'], without: ['content'] },
  assessment_policy: { kind: 'told', keys: ['revision'] },
  readiness_answer: { kind: 'told', keys: ['answerId'] },
  risk_rule: { kind: 'told', keys: ['revision'] },
  calibration_threshold: { kind: 'told', keys: ['revision'] },
  assessor_result: { kind: 'told', keys: ['resultId'] },
  look_back: { kind: 'told', keys: ['lookBackId'] },
  look_back_decision: { kind: 'told', keys: ['decisionId'] },
  look_back_line: { kind: 'told', keys: ['lookBackId', 'assessmentId'] },
  supervised_work: { kind: 'told', keys: ['workId'] },
  supervised_work_void: { kind: 'told', keys: ['workId'] },
  performance_batch: { kind: 'told', keys: ['batchId'] },
  work_performance: { kind: 'told', keys: ['performanceId'] },
  work_performance_void: { kind: 'told', keys: ['performanceId'] },
  qualification_event: { kind: 'told', keys: ['eventId'] },
  qualification_event_void: { kind: 'told', keys: ['eventId'] },
  qualification_exception: { kind: 'told', keys: ['exceptionId'] },
  exception_end: { kind: 'told', keys: ['exceptionId'] },
  reassessment_plan: { kind: 'told', keys: ['planId'] },
  reassessment_plan_line: { kind: 'told', keys: ['planId', 'ordinal'] },
  observation: { kind: 'told', keys: ['observationId'] },
  evidence_item: { kind: 'told', keys: ['itemId'] },
  self_rating: { kind: 'told', keys: ['ratingId'] },
  person_answer: { kind: 'told', keys: ['answerId'] },
  feedback_round: { kind: 'told', keys: ['roundId'] },
  feedback_invitation: { kind: 'told', keys: ['roundId', 'userId'] },
  feedback_answered: { kind: 'told', keys: ['roundId', 'userId'] },
  feedback_answer: { kind: 'told', keys: ['answerId'] },
  feedback_end: { kind: 'told', keys: ['roundId'] },
  signature: { kind: 'told', keys: ['signatureId'] },
  access_review: { kind: 'told', keys: ['reviewId'] },
  access_review_line: { kind: 'told', keys: ['reviewId', 'ordinal'] },
  package_out: { kind: 'told', keys: ['packageId'] },
  revision_decision: { kind: 'told', keys: ['revisionId', 'itemId'] },
  item_review: { kind: 'told', keys: ['itemId', 'entryNumber'] },
  intake_profile: { kind: 'told', keys: ['profileId', 'revision'] },
  course_map_revision: { kind: 'told', keys: ['revision'] },
  completion: { kind: 'told', keys: ['completionId'] },
  completion_void: { kind: 'told', keys: ['completionId'] },
  voided_statement: { kind: 'told', keys: ['batchId', 'statementId'] },
  completion_match: { kind: 'told', keys: ['completionId', 'entryNumber'] },
  supporting_evidence: { kind: 'told', keys: ['supportId'] },
  package_in: { kind: 'told', keys: ['packageInId'] },
  receipt_in: { kind: 'told', keys: ['packageId'] },
  received_record: { kind: 'told', keys: ['recordId'] },
  recognition: { kind: 'told', keys: ['recognitionId'] },
  clock_notice: { kind: 'told', keys: ['noticeId'] },
  clock_acknowledgement: { kind: 'told', keys: ['noticeId'] },

  audit_entry: { kind: 'log', why: 'its leaves' },
  audit_change: { kind: 'log', why: 'its leaves cover every change' },
  merkle_node: { kind: 'log', why: 'its tree' },
  audit_checkpoint: { kind: 'log', why: 'signed, and held against the root of the entries it covers' },

  holding: { kind: 'derived', why: 'from assessments' },
  standing: { kind: 'derived', why: 'from holdings, positions and requirements' },
  standing_past: { kind: 'derived', why: 'from the records as they were known at entries of the log, of which some are tried' },
  standing_change: { kind: 'free', why: 'whom to read anew; who is read too often or not at all shows in no record' },

  site_key: { kind: 'beside', why: 'private keys are in no log: their public halves are' },
  person_key: { kind: 'beside', why: 'keys are in no log: each must open the values that it sealed' },
  signer_slot: { kind: 'beside', why: 'wrapped by a passphrase that nobody here knows: the log holds its digest' },
  access_log: { kind: 'beside', why: 'chained by itself, its head told by the log' },
  access_chain: { kind: 'beside', why: 'computed anew from the access log' },
  feedback_pending: {
    kind: 'beside',
    why: 'told when the round ends and not before: their number must be that of those who have answered',
  },
  panel_sealed_answer: {
    kind: 'beside',
    why: 'told when the session is closed and not before: their number must be that of those who have answered',
  },
  rating_draft: { kind: 'free', why: 'sealed to whoever writes it, and overwritten at will until it is handed in' },
  staged_evidence: { kind: 'free', why: 'no record cites it yet; its bytes are checked with the attachments' },
  draft: { kind: 'free', why: 'a draft is overwritten at will' },
  framework_draft: { kind: 'free', why: 'what is approved of it is told item by item, under a signed digest' },
  framework_draft_item: { kind: 'free', why: 'the same' },
  framework_draft_edit: { kind: 'free', why: 'steps that can be undone while the draft is open' },
  edit_lock: { kind: 'free', why: 'who edits what just now' },
} as const satisfies Record<Exclude<keyof Database, VersionedTable>, Told | Part | Other>;

/** Every table of the record and how it is verified. */
export const kindOfTable: ReadonlyMap<string, TableKind> = new Map<string, TableKind>([
  ...Object.keys(keysOf).map((table) => [table, 'versioned'] as const),
  ...Object.entries(otherTables).map(([table, { kind }]) => [table, kind] as const),
]);

/** What identifies a row of a table that the log tells; the log's entityId is these, joined by a slash. */
export interface ToldTable {
  readonly table: string;
  readonly isVersioned: boolean;
  readonly keys: readonly string[];
  readonly without: readonly string[];
  readonly parts: readonly { readonly table: string; readonly by: string; readonly orderBy: string; readonly field: string }[];
}

export const toldTables: readonly ToldTable[] = [
  ...Object.entries(keysOf).map(([table, keys]): ToldTable => ({ table, isVersioned: true, keys, without: [], parts: [] })),
  ...Object.entries<Told | Part | Other>(otherTables).flatMap(([table, rule]): ToldTable[] =>
    rule.kind === 'told' ? [{ table, isVersioned: false, keys: rule.keys, without: rule.without ?? [], parts: partsOf(table) }] : [],
  ),
];

function partsOf(owner: string): ToldTable['parts'] {
  return Object.entries<Told | Part | Other>(otherTables).flatMap(([table, rule]) =>
    rule.kind === 'part' && rule.of === owner ? [{ table, by: rule.by, orderBy: rule.orderBy, field: rule.field }] : [],
  );
}
