import type { AssessmentKind, AssessmentMethod } from '../../../shared/domain/assessment';
import type { AmendCode } from '../../../shared/domain/rating-change';
import type { UnitKind } from '../../../shared/domain/organisation';
import type { StandingCause } from '../../../shared/domain/standing';
import type { AssessmentTables } from './assessment-schema';
import type { AuthorityTables, VersionedAuthorityRows } from './authority-schema';
import type { CalibrationCaseTables } from './calibration-case-schema';
import type { CalibrationTables, VersionedCalibrationRows } from './calibration-schema';
import type { EventTables } from './event-schema';
import type { ExceptionTables } from './exception-schema';
import type { ExchangeTables, VersionedExchangeRows } from './exchange-schema';
import type { FrameworkTables, VersionedFrameworkRows } from './framework-schema';
import type { GuestSessionTables } from './guest-session-schema';
import type { IntakeTables, VersionedIntakeRows } from './intake-schema';
import type { ObservationTables } from './observation-schema';
import type { PaperTables } from './paper-schema';
import type { PlanTables } from './plan-schema';
import type { VersionedPeopleRows } from './people-schema';
import type { ReadinessAnswerTables } from './readiness-answer-schema';
import type { RecalibrationTables } from './recalibration-schema';
import type { RiskTables } from './risk-schema';
import type { VersionedViewRows } from './view-schema';

/** Rows of the tables of 0002-core. Columns are named as the contract's keys; flags are 0 or 1; dates and instants are ISO text. */

/** The version columns of a table whose rows are never overwritten: entry numbers of the log; recordedTo null = known now. */
export type Versioned = { recordedFrom: number; recordedTo: number | null };
export type Flag = 0 | 1;

export type SiteRow = { siteId: string; name: string; zone: string; idleMinutes: number; expiringDays: number; isSample: Flag };
export type UserAccountRow = {
  userId: string;
  login: string;
  printedName: string;
  personId: string | null;
  kind: 'opener' | 'signer';
  isActive: Flag;
  identityDocument: string;
  identityVerifiedBy: string;
  createdAt: string;
};
export type UserRoleRow = { grantId: string; userId: string; role: string; unitId: string | null; isActive: Flag };
export type UserKeyRow = {
  keyId: string;
  userId: string;
  publicKey: string;
  state: 'awaitingAttestation' | 'attested' | 'retired';
  attestedBy: string | null;
  statementAcceptedAt: string;
};
/** What a site asks of passphrases; ages in days, null: none. */
export type PassphrasePolicyRow = { siteId: string; minLength: number; maxAgeDays: number | null };
/** When a person last chose a passphrase. */
export type UserPassphraseRow = { userId: string; chosenAt: string };
/** How a person's identity was last proved; user_account holds how it was when the account was made. */
export type IdentityProofRow = { userId: string; document: string; verifiedBy: string; verifiedOn: string };
export type OrgUnitRow = {
  unitId: string;
  parentId: string | null;
  kind: UnitKind;
  name: string;
  validFrom: string;
  validTo: string | null;
  sourceBatchId: string | null;
};
export type JobRoleRow = { roleId: string; name: string; description: string; sourceBatchId: string | null };
export type PersonRow = {
  personId: string;
  employeeNumber: string;
  givenName: string;
  familyName: string;
  email: string | null;
  managerPersonId: string | null;
  location: string | null;
  sourceBatchId: string | null;
  /** The record of the same person under which this one is read. */
  mergedIntoId: string | null;
};
export type PositionRow = {
  positionId: string;
  personId: string;
  roleId: string;
  unitId: string;
  title: string;
  shift: string | null;
  validFrom: string;
  validTo: string | null;
  sourceBatchId: string | null;
  /** The HRIS's number of the position; null: it gives none, or the position was given here. */
  positionNumber: string | null;
};
/** Why somebody may hold two roles that conflict (a key of the table of conflicting duties). */
export type DutyExceptionRow = {
  exceptionId: string;
  userId: string;
  conflict: string;
  reason: string;
  givenBy: string;
  givenAt: string;
  isActive: Flag;
};

/** The versioned tables, their rows and the column that identifies a record. */
export type VersionedRows = VersionedFrameworkRows &
  VersionedViewRows &
  VersionedCalibrationRows &
  VersionedAuthorityRows &
  VersionedPeopleRows &
  VersionedIntakeRows &
  VersionedExchangeRows & {
    site: SiteRow;
    user_account: UserAccountRow;
    user_role: UserRoleRow;
    user_key: UserKeyRow;
    passphrase_policy: PassphrasePolicyRow;
    user_passphrase: UserPassphraseRow;
    identity_proof: IdentityProofRow;
    org_unit: OrgUnitRow;
    job_role: JobRoleRow;
    person: PersonRow;
    position: PositionRow;
    duty_exception: DutyExceptionRow;
  };

/** One account reset by two administrators, neither of them its holder; the second has signed it. */
export type AccountResetRow = {
  resetId: string;
  userId: string;
  reason: string;
  document: string;
  verifiedBy: string;
  verifiedOn: string;
  requestedBy: string;
  approvedBy: string;
  resetAt: string;
  entryNumber: number;
};
export type ImportBatchRow = {
  batchId: string;
  fileName: string;
  sha256: string;
  origin: string;
  mapping: string;
  rowCount: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  tripwireReason: string | null;
  committedBy: string;
  approvedBy: string;
  committedAt: string;
  entryNumber: number;
  kind: 'people' | 'directory' | 'completions' | 'matrix' | 'reversal' | 'roster';
  profileId: string | null;
  profileRevision: number | null;
  /** The package it came in; null: a carried file. */
  packageInId: string | null;
  /** Who signed the carried file, and with which key; null: nobody, and its carrier attests where it came from. */
  partnerId: string | null;
  publicKey: string | null;
  reversesBatchId: string | null;
  /** SHA-256 over every record the batch touched, as they were before it and as they were after it. */
  stateBefore: string | null;
  stateAfter: string | null;
};
export type ImportRejectRow = { batchId: string; ordinal: number; rowNumber: number; code: string; reason: string; value: string | null };
export type AssessmentRow = {
  assessmentId: string;
  personId: string;
  competencyId: string;
  competencyVersion: number;
  level: number;
  kind: AssessmentKind;
  /** How it was verified that the person can do it. */
  method: AssessmentMethod;
  outcome: 'competent' | 'notYetCompetent';
  performedOn: string;
  /** Wall-clock time of the site, hh:mm; null: only the day is known. */
  performedTime: string | null;
  enteredAt: string;
  zone: string;
  place: string;
  taskId: string | null;
  /** The abnormal condition that the person had to recognise and react to; null: normal conditions. */
  abnormalCondition: string | null;
  note: string;
  lateReason: string | null;
  /** What else was judged, by kind: the contract's assessmentDetail as JSON. */
  detail: string;
  /** The version that this one replaces. */
  amendsId: string | null;
  amendReason: string | null;
  /** Why what was judged was changed, and the second person who authorised it; null: what was judged is as it was before. */
  amendCode: AmendCode | null;
  authorisedBy: string | null;
  /** What two independent ratings of one performance have in common. */
  pairId: string | null;
  /** What the records of one drill have in common. */
  groupId: string | null;
  paperFormId: string | null;
  /** Why it was signed although something was not held that has to be held before; null where nothing was missing. */
  prerequisiteReason: string | null;
  /** Why this assessor judged, although something between the two could sway it; null: nothing known could. */
  independenceReason: string | null;
  assessorUserId: string;
  contentDigest: string;
  entryNumber: number;
};
export type AssessmentStepRow = {
  assessmentId: string;
  ordinal: number;
  stepId: string;
  text: string;
  isCritical: Flag;
  result: 'met' | 'notMet' | 'notApplicable';
  note: string | null;
  doneAt: string | null;
  /** Why it was done out of its order, where the order is part of the work. */
  orderReason: string | null;
};
export type EvidenceRow = {
  evidenceId: string;
  recordType: 'assessment' | 'observation' | 'item' | 'paperForm';
  /** The record that cites it. */
  recordId: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  capturedAt: string;
  capturedBy: string;
  entryNumber: number;
};
export type SignatureRow = {
  signatureId: string;
  recordType: string;
  recordId: string;
  revision: number;
  contentDigest: string;
  userId: string;
  printedName: string;
  meaning: string;
  signedAt: string;
  zone: string;
  keyId: string;
  signature: string;
  entryNumber: number;
  /** The role in which it was signed; null on signatures from before it was part of what is signed. */
  role: string | null;
};
/** One signed review of accounts. `leftOut` (JSON) are the reviewer's own accounts, which another reviewer decides in a review that completes this one. */
export type AccessReviewRow = {
  reviewId: string;
  completesReviewId: string | null;
  reviewerUserId: string;
  reviewedAt: string;
  zone: string;
  leftOut: string;
  contentDigest: string;
  entryNumber: number;
};
/** What was decided on one account; `account` (JSON) is the account as the reviewer saw it. */
export type AccessReviewLineRow = {
  reviewId: string;
  ordinal: number;
  userId: string;
  account: string;
  decision: 'keep' | 'change';
  remark: string | null;
};
export type AccessLogRow = { accessId: string; at: string; userId: string; role: string; personId: string; procedure: string };
/** One link of the chain over access_log: its hash covers the row and the hash before. */
export type AccessChainRow = { position: number; accessId: string; hash: Uint8Array };
export type HoldingRow = {
  personId: string;
  competencyId: string;
  fromDate: string;
  untilDate: string | null;
  level: number;
  assessmentId: string;
};
export type StandingRow = {
  personId: string;
  competencyId: string;
  fromDate: string;
  untilDate: string | null;
  requiredLevel: number;
  heldLevel: number | null;
  isMandatory: Flag;
  state: string;
  /** Last day of the unbroken run of ready days this row belongs to, where the next day is required and not ready. */
  readyUntil: string | null;
  assessmentId: string | null;
  /** What the state follows from beside results and requirements, as the domain names it; null: nothing else. */
  causeKind: StandingCause['kind'] | null;
  /** The exception, or the competency that must be held before. */
  causeId: string | null;
  /** The day of the result that the state rests on; null: it rests on none. */
  performedOn: string | null;
  /**
   * Who judged everything that somebody is ready by, as one text: accounts in order, a space between them. Null: not ready by a
   * result; nothing between the quotes: worked out before this was kept.
   */
  assessors: string | null;
  /** By when the person is to be assessed; null: nothing lapses. */
  dueOn: string | null;
};
/** `recordedFrom`: the log entry from which on it was known; 0: from before that was kept. */
export type KnownStandingRow = StandingRow & { recordedFrom: number };
/** `recordedTo`: the first entry at which it was known no more. */
export type PastStandingRow = KnownStandingRow & { recordedTo: number };
export type StandingChangeRow = { entryNumber: number; personId: string };
export type DraftRow = { userId: string; key: string; title: string; content: string; savedAt: string };
export type StagedEvidenceRow = {
  evidenceId: string;
  userId: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  capturedAt: string;
};
/** What was noticed about the clock of a station. */
export type ClockNoticeRow = {
  noticeId: string;
  kind: 'setBack' | 'zoneChanged';
  station: string;
  recordedAt: string;
  previousAt: string | null;
  previousZone: string | null;
  stationZone: string | null;
  entryNumber: number;
};
export type ClockAcknowledgementRow = {
  noticeId: string;
  acknowledgedBy: string;
  acknowledgedAt: string;
  reason: string;
  entryNumber: number;
};
export type SignerSlotRow = { userId: string; wrapped: string };

export type CoreTables = { [T in keyof VersionedRows]: VersionedRows[T] & Versioned } & FrameworkTables &
  AssessmentTables &
  ObservationTables &
  PaperTables &
  CalibrationTables &
  CalibrationCaseTables &
  GuestSessionTables &
  AuthorityTables &
  EventTables &
  ExceptionTables &
  ReadinessAnswerTables &
  RecalibrationTables &
  RiskTables &
  PlanTables &
  IntakeTables &
  ExchangeTables & {
    signer_slot: SignerSlotRow;
    account_reset: AccountResetRow;
    import_batch: ImportBatchRow;
    import_reject: ImportRejectRow;
    assessment: AssessmentRow;
    assessment_step: AssessmentStepRow;
    evidence: EvidenceRow;
    signature: SignatureRow;
    access_review: AccessReviewRow;
    access_review_line: AccessReviewLineRow;
    access_log: AccessLogRow;
    access_chain: AccessChainRow;
    holding: HoldingRow;
    standing: KnownStandingRow;
    standing_past: PastStandingRow;
    standing_change: StandingChangeRow;
    draft: DraftRow;
    staged_evidence: StagedEvidenceRow;
    clock_notice: ClockNoticeRow;
    clock_acknowledgement: ClockAcknowledgementRow;
  };
