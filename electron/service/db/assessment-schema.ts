import type { RuleRevisionRow } from './rule-schema';

/** Rows of the tables of 0011-assessment. Columns are named as the contract's keys; dates and instants are ISO text; content is JSON. */

export type AssessmentEventRow = {
  eventId: string;
  assessmentId: string;
  kind: 'returned' | 'kept' | 'voided';
  reason: string;
  userId: string;
  recordedAt: string;
  contentDigest: string;
  entryNumber: number;
};
/** `content` is the rating as it was signed; it stands in no log entry until both ratings are in. */
export type FirstRatingRow = {
  assessmentId: string;
  personId: string;
  competencyId: string;
  level: number;
  performedOn: string;
  assessorUserId: string;
  /** Who is asked to rate second; null: anybody who may. */
  secondUserId: string | null;
  content: string;
  contentDigest: string;
  enteredAt: string;
  entryNumber: number;
};
export type FirstRatingEndRow = { assessmentId: string; reason: string; endedBy: string; endedAt: string; entryNumber: number };
export type AssessmentPolicyRow = RuleRevisionRow;

export type AssessmentTables = {
  assessment_event: AssessmentEventRow;
  first_rating: FirstRatingRow;
  first_rating_end: FirstRatingEndRow;
  assessment_policy: AssessmentPolicyRow;
};
