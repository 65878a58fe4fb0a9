import { addDays } from './calendar';
import type { IndicatorRating } from './judgement';
import { feedbackGroups, type FeedbackGroup } from './observation';

/**
 * So many days pass before anybody is asked again about the same indicator of a person: of two rounds close together with one
 * respondent more or less, the difference is that respondent's answer.
 */
export const daysBetweenRounds = 180;

/** Whether an indicator may be asked about again, after rounds that began on some days. */
export function mayAskAgain(askedOn: readonly string[], today: string): boolean {
  return askedOn.every((day) => addDays(day, daysBetweenRounds) <= today);
}

export const isNamed = (group: FeedbackGroup): boolean => group === 'manager';

/** The groups that are too small to be ever shown: nobody is asked in them. */
export function groupsTooSmall(invited: readonly FeedbackGroup[], minimum: number): FeedbackGroup[] {
  return feedbackGroups.filter((group) => {
    const count = invited.filter((one) => one === group).length;
    return !isNamed(group) && count > 0 && count < minimum;
  });
}

export interface GivenAnswer {
  readonly grp: FeedbackGroup;
  readonly respondentUserId: string | null;
  readonly indicatorId: string | null;
  readonly rating: IndicatorRating | null;
  readonly comment: string | null;
}

/** What a group says of an indicator; null: fewer have rated it than are ever shown. */
export interface GroupRating {
  readonly indicatorId: string;
  readonly counts: { readonly shown: number; readonly partly: number; readonly notShown: number } | null;
}
export interface GroupResult {
  readonly group: FeedbackGroup;
  /** How many have answered. */
  readonly answers: number;
  readonly isShown: boolean;
  readonly ratings: GroupRating[];
  /** In the order of the alphabet, which says nothing of who wrote what. */
  readonly comments: string[];
}

/**
 * What a round came to, group by group. There is no sum over groups: it would tell what a group said that is too small to be
 * shown. An indicator is shown by itself only where enough have rated it: whoever did not see it says nothing of it.
 */
export function feedbackResults(
  answers: readonly GivenAnswer[],
  answered: Readonly<Record<FeedbackGroup, number>>,
  indicatorIds: readonly string[],
  minimum: number,
): GroupResult[] {
  return feedbackGroups
    .filter((group) => !isNamed(group) && answered[group] > 0)
    .map((group) => {
      const isShown = answered[group] >= minimum;
      const own = isShown ? answers.filter(({ grp }) => grp === group) : [];
      return {
        group,
        answers: answered[group],
        isShown,
        ratings: isShown ? indicatorIds.map((indicatorId) => ({ indicatorId, counts: countsOf(own, indicatorId, minimum) })) : [],
        comments: own.flatMap(({ comment }) => comment ?? []).toSorted(),
      };
    });
}

/** What of the answers is ever shown, and so is kept: everything else is nobody's to read. What was not seen says nothing. */
export function keptOf<A extends GivenAnswer>(
  answers: readonly A[],
  answered: Readonly<Record<FeedbackGroup, number>>,
  indicatorIds: readonly string[],
  minimum: number,
): A[] {
  const shown = feedbackResults(answers, answered, indicatorIds, minimum);
  return answers.filter(({ grp, indicatorId, rating }) => {
    if (isNamed(grp)) return true;
    const result = shown.find(({ group }) => group === grp);
    if (result?.isShown !== true) return false;
    if (indicatorId === null) return true;
    return rating !== 'notSeen' && result.ratings.some((one) => one.indicatorId === indicatorId && one.counts !== null);
  });
}

function countsOf(answers: readonly GivenAnswer[], indicatorId: string, minimum: number): GroupRating['counts'] {
  const rated = answers.filter((answer) => answer.indicatorId === indicatorId && answer.rating !== 'notSeen');
  if (rated.length < minimum) return null;
  const count = (rating: IndicatorRating) => rated.filter((answer) => answer.rating === rating).length;
  return { shown: count('shown'), partly: count('partly'), notShown: count('notShown') };
}
