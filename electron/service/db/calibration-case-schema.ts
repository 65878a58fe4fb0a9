/** Rows of the tables of 0024-calibration-cases. Columns are named as the contract's keys; dates and instants are ISO text; lists and content are JSON. */

export type CaseFileRow = {
  fileId: string;
  /** The attachment that it shows, where it was made from one. */
  evidenceId: string | null;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  addedBy: string;
  addedAt: string;
  entryNumber: number;
};
export type CaseMaskRow = {
  assessmentId: string;
  revision: number;
  words: string;
  /** Ids of case files. */
  files: string;
  reason: string;
  savedBy: string;
  savedAt: string;
  entryNumber: number;
};
export type GoldCaseRow = {
  goldCaseId: string;
  revision: number;
  competencyId: string;
  content: string;
  reason: string;
  contentDigest: string;
  preparedBy: string;
  approvedBy: string;
  approvedAt: string;
  entryNumber: number;
};
export type GoldCaseEndRow = { goldCaseId: string; reason: string; endedBy: string; endedAt: string; entryNumber: number };
export type GoldStudyRow = {
  studyId: string;
  userId: string;
  /** Exemplars with the revision that is rated. */
  cases: string;
  dueOn: string;
  reason: string;
  assignedBy: string;
  assignedAt: string;
  entryNumber: number;
};
export type GoldStudyRatingRow = {
  studyId: string;
  userId: string;
  content: string;
  contentDigest: string;
  ratedAt: string;
  entryNumber: number;
};
export type GoldStudyEndRow = {
  studyId: string;
  kind: 'decided' | 'withdrawn';
  figures: string;
  reason: string;
  contentDigest: string;
  endedBy: string;
  endedAt: string;
  entryNumber: number;
};
export type CalibrationProgrammeRow = {
  programmeId: string;
  revision: number;
  content: string;
  isEnded: 0 | 1;
  reason: string;
  savedBy: string;
  savedAt: string;
  entryNumber: number;
};
export type ProgrammeSampleRow = {
  sampleId: string;
  programmeId: string;
  programmeRevision: number;
  /** The day of the programme that it was drawn for. */
  dueOn: string;
  seed: number;
  /** What was assessed in these days was drawn from. */
  fromDay: string;
  toDay: string;
  content: string;
  reason: string;
  drawnBy: string;
  drawnAt: string;
  entryNumber: number;
};
export type ProgrammeSessionRow = { programmeId: string; dueOn: string; sessionId: string; sampleId: string | null; entryNumber: number };

export type CalibrationCaseTables = {
  case_file: CaseFileRow;
  case_mask: CaseMaskRow;
  gold_case: GoldCaseRow;
  gold_case_end: GoldCaseEndRow;
  gold_study: GoldStudyRow;
  gold_study_rating: GoldStudyRatingRow;
  gold_study_end: GoldStudyEndRow;
  calibration_programme: CalibrationProgrammeRow;
  programme_sample: ProgrammeSampleRow;
  programme_session: ProgrammeSessionRow;
};
