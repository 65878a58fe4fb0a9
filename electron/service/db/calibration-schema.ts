import type { SessionState, PanelRole } from '../../../shared/domain/calibration/rating';

/** Rows of the tables of 0023-calibration. Columns are named as the contract's keys; dates and instants are ISO text; keys and boxes base64. */

export type CalibrationSessionRow = {
  sessionId: string;
  title: string;
  round: number;
  /** The session that this one repeats. */
  previousSessionId: string | null;
  state: SessionState;
  plannedOn: string;
  facilitatorUserId: string;
  coFacilitatorUserId: string | null;
  quorum: number;
  agenda: string;
  groundRules: string;
  /** What the members are asked before the meeting, without their names; null: nothing. */
  question: string | null;
  /** Fewer answers than this are never shown. */
  minimumGroup: number | null;
  /** JSON: panel and cases as they are wanted, until the session begins. */
  setUp: string;
  /** X25519: ratings are sealed to it. */
  publicKey: string | null;
  createdBy: string;
  createdAt: string;
  startedAt: string | null;
  closedAt: string | null;
  finalAt: string | null;
  endReason: string | null;
};
export type VersionedCalibrationRows = { calibration_session: CalibrationSessionRow };

export type PanelMemberRow = {
  sessionId: string;
  memberId: string;
  ordinal: number;
  role: PanelRole;
  name: string;
  userId: string | null;
  partnerId: string | null;
  /** Ed25519, of a partner's member; the keys of users of this site stand in user_key. */
  signingPublicKey: string | null;
  openingPublicKey: string | null;
  /** A share of the session's private key, sealed to the member. */
  share: string | null;
  entryNumber: number;
};
export type PanelAcknowledgementRow = {
  sessionId: string;
  memberId: string;
  acknowledgedAt: string;
  contentDigest: string;
  entryNumber: number;
};
export type SessionCaseRow = {
  sessionId: string;
  caseId: string;
  ordinal: number;
  title: string;
  origin: 'record' | 'gold';
  /** The assessment, or the exemplar. */
  originId: string;
  /** Who was assessed; null for an exemplar. */
  personId: string | null;
  competencyId: string;
  competencyVersion: number;
  competencyCode: string;
  competencyTitle: string;
  /** JSON: {level, code, name}, ascending. */
  levels: string;
  requiredLevel: number | null;
  /** JSON: {id, text, level}. */
  indicators: string;
  /** JSON: what the panel is shown, piece by piece. */
  material: string;
  /** JSON: the agreed rating of an exemplar. */
  gold: string | null;
  contentDigest: string;
  entryNumber: number;
};
export type RatingDraftRow = { sessionId: string; memberId: string; caseId: string; box: string; savedAt: string };
export type RatingHandInRow = {
  sessionId: string;
  memberId: string;
  rated: number;
  handedInAt: string;
  contentDigest: string;
  entryNumber: number;
};
export type SealedRatingRow = {
  sessionId: string;
  caseId: string;
  memberId: string;
  box: string;
  boxDigest: string;
  commitment: string;
  entryNumber: number;
};
export type OpenedRatingRow = {
  sessionId: string;
  caseId: string;
  memberId: string;
  salt: string;
  rating: string;
  entryNumber: number;
};
export type PanelAnsweredRow = { sessionId: string; memberId: string; entryNumber: number };
export type PanelSealedAnswerRow = { answerId: string; sessionId: string; box: string };
export type PanelAnswerRow = { sessionId: string; ordinal: number; text: string; entryNumber: number };
export type SessionResultRow = { sessionId: string; content: string; contentDigest: string; computedAt: string; entryNumber: number };
export type CaseConsensusRow = {
  sessionId: string;
  caseId: string;
  revision: number;
  /** Null: discussed, and no agreement. */
  level: number | null;
  /** JSON: a mark by the indicator's id. */
  indicators: string;
  reason: string;
  /** How long the case was discussed. */
  seconds: number;
  decidedBy: string;
  decidedAt: string;
  entryNumber: number;
};
export type CaseDissentRow = {
  dissentId: string;
  sessionId: string;
  caseId: string;
  memberId: string;
  statement: string;
  recordedAt: string;
  contentDigest: string;
  entryNumber: number;
};
export type SessionMinutesRow = {
  sessionId: string;
  content: string;
  contentDigest: string;
  writtenBy: string;
  writtenAt: string;
  entryNumber: number;
};
export type PanelAbsenceRow = {
  sessionId: string;
  memberId: string;
  reason: string;
  recordedBy: string;
  recordedAt: string;
  entryNumber: number;
};

export type CalibrationTables = {
  panel_member: PanelMemberRow;
  panel_acknowledgement: PanelAcknowledgementRow;
  session_case: SessionCaseRow;
  rating_draft: RatingDraftRow;
  rating_hand_in: RatingHandInRow;
  sealed_rating: SealedRatingRow;
  opened_rating: OpenedRatingRow;
  panel_answered: PanelAnsweredRow;
  panel_sealed_answer: PanelSealedAnswerRow;
  panel_answer: PanelAnswerRow;
  session_result: SessionResultRow;
  case_consensus: CaseConsensusRow;
  case_dissent: CaseDissentRow;
  session_minutes: SessionMinutesRow;
  panel_absence: PanelAbsenceRow;
};
