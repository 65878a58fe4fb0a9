import type { RowProblem } from './completion-record';
import type { StatementProblem } from './xapi/read-statement';

const words: Readonly<Record<RowProblem | StatementProblem, string>> = {
  WrongCellCount: 'The row has another number of cells than the header.',
  TooLong: 'A text is longer than any id or title.',
  SpreadsheetDamage: 'A spreadsheet has changed this id: the digits it shows are no longer all there.',
  NoLearner: 'The row does not say who the learner is.',
  NoCourse: 'The row does not say which course.',
  NoKey: 'The row has no record id.',
  NoStatus: 'The row has no status.',
  UnknownStatus: 'Nobody has said what this status means.',
  UnknownAction: 'The action is none of create, update and delete.',
  UnreadableDate: 'This is not a date in the order of the file.',
  NoDate: 'It is done, and no day of completion is given.',
  InTheFuture: 'It is said to be done on a day that has not come.',
  DatesOutOfOrder: 'It expires before it was completed.',
  StatusContradictsDates: 'It is called expired, and its last day has not come.',
  UnreadableScore: 'This is not a score, or beyond the best one.',
  ConflictingRows: 'Rows of one record contradict each other: none of them is taken.',
  NotJson: 'This is not JSON.',
  TooLarge: 'This statement is too large to be looked at.',
  NotAStatement: 'This is not a statement of xAPI.',
  NoActor: 'The statement names no learner, or several ways to name one.',
  GroupActor: 'The statement is of a group, not of a person.',
  BadTimestamp: 'The statement has no readable moment.',
  NoId: 'The statement has no id, so that nobody could take it back.',
  NotAnActivity: 'The statement is of something that is no activity.',
  BadVoid: 'The statement takes back something that is no statement.',
  Contradictory: 'The verb says one thing and the result the other.',
  ConflictingId: 'Another statement has this id and says something else.',
};

/** Why a row or a statement was not taken, in one sentence. */
export const problemWords = (code: RowProblem | StatementProblem): string => words[code];
