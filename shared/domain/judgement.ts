import { assertNever } from '../result';
import { judge, type AssessmentKind, type JudgedStep, type Judgement, type Outcome } from './assessment';

export type IndicatorRating = 'shown' | 'partly' | 'notShown' | 'notSeen';

/** Of the indicators of a level, one in so many may have been shown only partly. */
export const onePartlyIn = 3;

export interface Points {
  readonly score: number;
  readonly maxScore: number;
  readonly passMark: number;
}
export interface JudgedQuestion {
  readonly kind: 'oral' | 'scenario' | 'abnormal';
  readonly isCritical: boolean;
  readonly result: 'met' | 'notMet';
}

/** What was judged of one person, of whatever kind. */
export interface Judged {
  readonly kind: AssessmentKind;
  readonly steps: readonly JudgedStep[];
  readonly knowledge: Points | null;
  readonly questions: readonly JudgedQuestion[];
  readonly ratings: readonly { readonly rating: IndicatorRating }[];
  /** What was decided, for a kind that is a decision. */
  readonly decided: Outcome | null;
}

/** What was judged is not enough to say anything: not every indicator was seen. */
export interface Undecided {
  readonly outcome: null;
  readonly reasons: readonly string[];
}

/**
 * The outcome of an assessment: derived from what was judged, never chosen, but for a decision on prior learning. A critical
 * question that was not answered well enough fails any of them, and every question on abnormal conditions is critical:
 * nobody is qualified who cannot recognise and react to them (49 CFR 192.803).
 */
export function judgementOf(judged: Judged): Judgement | Undecided {
  const own = judgementOfKind(judged);
  const { questions } = judged;
  if (questions.length === 0) return own;
  const met = questions.filter(({ result }) => result === 'met').length;
  const share = `${met} of ${questions.length} ${questions.length === 1 ? 'question was' : 'questions were'} answered well enough.`;
  const failed = questions.flatMap((question, index) => (isDecisive(question) && question.result === 'notMet' ? [index + 1] : []));
  if (failed.length === 0) return { ...own, reasons: [...own.reasons, share] };
  const named = failed.length === 1 ? `Question ${failed.join()} is` : `Questions ${failed.join(', ')} are`;
  const why = `${named} critical and ${failed.length === 1 ? 'was' : 'were'} not answered well enough.`;
  return { outcome: 'notYetCompetent', reasons: [why, share, ...own.reasons] };
}

export function isDecisive({ kind, isCritical }: Pick<JudgedQuestion, 'kind' | 'isCritical'>): boolean {
  return isCritical || kind === 'abnormal';
}

function judgementOfKind({ kind, steps, knowledge, ratings, decided }: Judged): Judgement | Undecided {
  switch (kind) {
    case 'practical':
      return judge(steps);
    case 'knowledge':
      return knowledge === null ? { outcome: null, reasons: ['There is no score yet.'] } : judgePoints(knowledge);
    case 'observation':
      return judgeRatings(ratings.map(({ rating }) => rating));
    case 'priorLearning':
      return decided === null
        ? { outcome: null, reasons: ['Nothing was decided yet.'] }
        : { outcome: decided, reasons: ['Decided on what was learned or done elsewhere.'] };
    default:
      return assertNever(kind);
  }
}

/** The outcome of a knowledge check: the points against the pass mark. */
function judgePoints({ score, maxScore, passMark }: Points): Judgement {
  return {
    outcome: score >= passMark ? 'competent' : 'notYetCompetent',
    reasons: [`${score} of ${maxScore} points; ${passMark} pass.`],
  };
}

/**
 * The outcome of an observation: every indicator of the level shown, at most a third of them only partly. What was not seen
 * says nothing of the person: where it would decide, there is no outcome.
 */
function judgeRatings(ratings: readonly IndicatorRating[]): Judgement | Undecided {
  const count = (rating: IndicatorRating): number => ratings.filter((one) => one === rating).length;
  const [notShown, partly, notSeen] = [count('notShown'), count('partly'), count('notSeen')];
  const shown = `${count('shown')} of ${ratings.length} indicators were shown.`;
  if (ratings.length === 0) return { outcome: null, reasons: ['No indicator was rated.'] };
  if (notShown > 0) return { outcome: 'notYetCompetent', reasons: [`${notShown} of ${ratings.length} indicators were not shown.`, shown] };
  const partlyText = `${partly} of ${ratings.length} indicators were shown only partly; at most one in ${onePartlyIn} may be.`;
  if (partly * onePartlyIn > ratings.length) return { outcome: 'notYetCompetent', reasons: [partlyText, shown] };
  if (notSeen > 0) {
    return {
      outcome: null,
      reasons: [
        `${notSeen} of ${ratings.length} indicators were not seen, which says nothing of the person: the rest has to be seen first.`,
      ],
    };
  }
  return { outcome: 'competent', reasons: [shown, ...(partly > 0 ? [partlyText] : [])] };
}
