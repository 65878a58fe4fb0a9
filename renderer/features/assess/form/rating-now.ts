import { isRatingChanged } from '../../../../shared/domain/rating-change';
import type { AssessmentForm, AssessmentRecord } from '../queries';
import { judgedOf, judgementNow } from './assessment-faults';
import type { AssessmentText } from './assessment-text';

/** Whether what the form says judges otherwise than the record did, by the rule that the service applies. */
export function changesRating(form: AssessmentForm, { kind, level, outcome, steps, detail }: AssessmentRecord, text: AssessmentText) {
  const { ratings, questions, knowledge } = detail;
  return isRatingChanged(
    { kind, level, outcome, steps, ratings, questions, knowledge },
    { ...judgedOf(form, text), kind: text.kind, level: text.level, outcome: judgementNow(form, text)?.outcome ?? null },
  );
}
