import { assessmentDetail, type AssessmentDetail } from '../../../../shared/contract/assessment-detail';
import type { Indicator } from '../../../../shared/contract/framework-item';
import { judgementOf, type Judged } from '../../../../shared/domain/judgement';
import type { Rated } from '../../../../shared/domain/rating-change';
import { fail, ok } from '../../../../shared/result';
import type { AssessmentRow, AssessmentStepRow } from '../../db/core-schema';
import type { AssessmentInput } from './record-assessment';

/** The ratings of an observation: one for each indicator of the level, with the words it was rated by. */
export function judgedRatings(indicators: readonly Indicator[], given: AssessmentInput['ratings']) {
  if (indicators.length === 0) return fail('NoIndicators');
  const givenById = new Map(given.map((one) => [one.indicatorId, one]));
  const known = new Set(indicators.map(({ indicatorId }) => indicatorId));
  if (givenById.size < given.length || given.some(({ indicatorId }) => !known.has(indicatorId))) return fail('ChecklistChanged');
  const ratings: AssessmentDetail['ratings'] = [];
  const open: number[] = [];
  for (const [index, { indicatorId, text, level }] of indicators.entries()) {
    const one = givenById.get(indicatorId);
    if (one === undefined) open.push(index + 1);
    else ratings.push({ indicatorId, text, level, rating: one.rating, note: one.note === '' ? null : one.note });
  }
  return open.length > 0 ? fail('RatingsIncomplete', { indicators: open }) : ok(ratings);
}

/** The points of a knowledge check as they can be. */
export function judgedPoints(given: AssessmentInput['knowledge']) {
  if (given === null) return fail('ScoreMissing');
  return given.score > given.maxScore || given.passMark > given.maxScore ? fail('ScoreImpossible') : ok(given);
}

/** The outcome of a record with the reasons for it; null where there is none yet. */
export function recordJudgement(
  { kind, outcome }: Pick<AssessmentRow, 'kind'> & { readonly outcome: Judged['decided'] },
  steps: readonly AssessmentStepRow[],
  { knowledge, questions, ratings }: Pick<AssessmentDetail, 'knowledge' | 'questions' | 'ratings'>,
) {
  return judgementOf({
    kind,
    steps: steps.map((step) => ({ ...step, isCritical: step.isCritical === 1 })),
    knowledge,
    questions,
    ratings,
    decided: kind === 'priorLearning' ? outcome : null,
  });
}

/** What was judged in a record, as two versions of it are compared. */
export function ratedOf(
  { kind, level, outcome, detail }: Pick<AssessmentRow, 'kind' | 'level' | 'outcome' | 'detail'>,
  steps: readonly AssessmentStepRow[],
): Rated {
  const { ratings, questions, knowledge } = assessmentDetail.parse(JSON.parse(detail));
  return { kind, level, outcome, steps, ratings, questions, knowledge };
}
