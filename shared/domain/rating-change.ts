import { fail, ok } from '../result';
import type { AssessmentKind, Outcome, StepResult } from './assessment';
import type { IndicatorRating, JudgedQuestion } from './judgement';

/** Why a rating is changed after it was signed: a closed list, so that changes can be counted by their cause. */
export const amendCodes = ['calibration', 'lookBack', 'review', 'enteredWrongly', 'newEvidence', 'criterionMisread'] as const;
export type AmendCode = (typeof amendCodes)[number];

/** What was judged in one version of a record: the parts of it that make the rating, and no more. */
export interface Rated {
  readonly kind: AssessmentKind;
  readonly level: number;
  readonly outcome: Outcome | null;
  readonly steps: readonly { readonly stepId: string; readonly result: StepResult }[];
  readonly ratings: readonly { readonly indicatorId: string; readonly rating: IndicatorRating }[];
  readonly questions: readonly (JudgedQuestion & { readonly question: string })[];
  readonly knowledge: {
    readonly questionSetId: string;
    readonly score: number;
    readonly maxScore: number;
    readonly passMark: number;
  } | null;
}

/**
 * Whether two versions of a record differ in what was judged. Place, time, notes, the words of an answer and files do not count;
 * the wording of a question does, for its result is of that question.
 */
export function isRatingChanged(before: Rated, after: Rated): boolean {
  return JSON.stringify(ratingOf(before)) !== JSON.stringify(ratingOf(after));
}

/** What an amendment lacks: a changed rating needs its code and who authorises it, and one that is not changed has neither. */
export function checkAuthority(isChanged: boolean, given: { readonly amendCode: AmendCode | null; readonly isAuthorised: boolean }) {
  if (!isChanged) return given.amendCode === null && !given.isAuthorised ? ok(null) : fail('NothingToAuthorise');
  if (given.amendCode === null) return fail('AmendCodeMissing');
  return given.isAuthorised ? ok(null) : fail('AuthoriserMissing');
}

function ratingOf({ kind, level, outcome, steps, ratings, questions, knowledge }: Rated): readonly unknown[] {
  return [
    kind,
    level,
    outcome,
    steps.map(({ stepId, result }) => [stepId, result].join(' ')).toSorted(),
    ratings.map(({ indicatorId, rating }) => [indicatorId, rating].join(' ')).toSorted(),
    questions.map((one) => [one.kind, wording(one.question), one.isCritical, one.result]),
    knowledge === null ? null : [wording(knowledge.questionSetId), knowledge.score, knowledge.maxScore, knowledge.passMark],
  ];
}

/** As it is stored, whatever was typed around it. */
const wording = (text: string): string => text.normalize('NFC').trim();
