import { isComplete, faultsOf } from '../form/assessment-faults';
import {
  emptyPerformance,
  emptyPerson,
  type AssessmentText,
  type Moment,
  type PerformanceText,
  type PersonText,
} from '../form/assessment-text';
import type { AssessmentForm } from '../queries';

/** How many are signed at once. */
export const mostPeople = 60;

/** The content of the draft: what was the same for everybody, and what was seen of each. */
export interface GroupText {
  /** Null until the first person is chosen: then it is known what can be judged. */
  readonly performance: PerformanceText | null;
  /** In the order in which they were chosen. */
  readonly personIds: readonly string[];
  readonly personById: Readonly<Record<string, PersonText>>;
}

export const emptyGroup: GroupText = { performance: null, personIds: [], personById: {} };

/** Somebody of the group with the form as it is for them. */
export interface Member {
  readonly form: AssessmentForm;
  readonly text: AssessmentText;
}

/** The performance as far as it was typed; what is proposed for it otherwise. A knowledge check is no group's. */
export function performanceNow({ performance }: GroupText, form: AssessmentForm, moment: Moment): PerformanceText {
  return performance ?? emptyPerformance(form, moment, form.steps.length > 0 ? 'practical' : 'observation');
}

export function memberOf(group: GroupText, performance: PerformanceText, form: AssessmentForm): Member {
  return { form, text: { ...performance, ...(group.personById[form.person.personId] ?? emptyPerson) } };
}

/** Who stands in the way of signing: of whom something is missing, or who cannot be signed here at all. */
export function incompleteMembers(members: readonly Member[], moment: Moment): readonly Member[] {
  return members.filter(({ form, text }) => form.obstacles.length > 0 || !isComplete(faultsOf(form, text, moment)));
}

/** A group with people taken into it or out of it. What was noted of somebody is kept: they may come back. */
export function withPeople(group: GroupText, personIds: readonly string[]): GroupText {
  return { ...group, personIds: [...new Set([...group.personIds, ...personIds])].slice(0, mostPeople) };
}
export function withoutPerson(group: GroupText, personId: string): GroupText {
  return { ...group, personIds: group.personIds.filter((one) => one !== personId) };
}
