import type { IndicatorRating } from '../../../shared/domain/judgement';
import type { AnsweredRecord, EvidenceItemKind, FeedbackGroup, SeenRating } from '../../../shared/domain/observation';

/** Rows of the tables of 0013-observation. Columns are named as the contract's keys; dates and instants are ISO text. */

type Circumstances = { zone: string; place: string; equipment: string; shift: string; taskId: string | null };

export type ObservationRow = Circumstances & {
  observationId: string;
  personId: string;
  competencyId: string;
  competencyVersion: number;
  indicatorId: string;
  /** As it read when it was seen. */
  indicatorText: string;
  level: number;
  rating: SeenRating;
  seen: string;
  seenOn: string;
  seenTime: string | null;
  observerUserId: string;
  recordedAt: string;
  /** The observation that this one puts right. */
  replacesId: string | null;
  replaceReason: string | null;
  contentDigest: string;
  entryNumber: number;
};
export type EvidenceItemRow = Circumstances & {
  itemId: string;
  personId: string;
  competencyId: string | null;
  level: number | null;
  kind: EvidenceItemKind;
  title: string;
  statement: string;
  /** Where the original is kept: a work order, a report, a file of another system. */
  reference: string;
  capturedOn: string;
  capturedTime: string | null;
  /** How it is known to be what it is taken for. */
  authenticity: string;
  /** The completion it rests on. */
  supportId: string | null;
  witnessUserId: string | null;
  addedBy: string;
  recordedAt: string;
  amendsId: string | null;
  amendReason: string | null;
  contentDigest: string;
  entryNumber: number;
};
export type SelfRatingRow = {
  ratingId: string;
  personId: string;
  competencyId: string;
  level: number;
  comment: string;
  ratedBy: string;
  ratedOn: string;
  ratedAt: string;
  entryNumber: number;
};
export type PersonAnswerRow = {
  answerId: string;
  personId: string;
  recordType: AnsweredRecord;
  recordId: string;
  text: string;
  answeredBy: string;
  answeredAt: string;
  entryNumber: number;
};
export type FeedbackRoundRow = {
  roundId: string;
  personId: string;
  title: string;
  question: string;
  /** JSON: what is asked about, as it read then. */
  indicators: string;
  /** Fewer answers of a group than this are never shown. */
  minimumGroup: number;
  openedOn: string;
  openedBy: string;
  openedAt: string;
  entryNumber: number;
};
export type FeedbackInvitationRow = { roundId: string; userId: string; grp: FeedbackGroup; entryNumber: number };
export type FeedbackAnsweredRow = { roundId: string; userId: string; entryNumber: number };
type FeedbackContent = {
  roundId: string;
  grp: FeedbackGroup;
  /** Only a manager is named. */
  respondentUserId: string | null;
  indicatorId: string | null;
  rating: IndicatorRating | null;
  comment: string | null;
};
export type FeedbackPendingRow = FeedbackContent & { pendingId: string };
export type FeedbackAnswerRow = FeedbackContent & { answerId: string; entryNumber: number };
/** `counts` (JSON) says how many of each group had answered. */
export type FeedbackEndRow = {
  roundId: string;
  counts: string;
  minimumGroup: number;
  reason: string;
  endedBy: string;
  endedAt: string;
  entryNumber: number;
};

export type ObservationTables = {
  observation: ObservationRow;
  evidence_item: EvidenceItemRow;
  self_rating: SelfRatingRow;
  person_answer: PersonAnswerRow;
  feedback_round: FeedbackRoundRow;
  feedback_invitation: FeedbackInvitationRow;
  feedback_answered: FeedbackAnsweredRow;
  feedback_pending: FeedbackPendingRow;
  feedback_answer: FeedbackAnswerRow;
  feedback_end: FeedbackEndRow;
};
