import { isCalendarDate } from '../../../lib/formatting';
import { useMay } from '../../../lib/session';
import { useSignerFacts, type AssessmentForm, type SignerFacts } from '../queries';
import type { AssessmentText } from './assessment-text';

/** Whether the session's person may sign what is being written, as it stands; undefined until it is known. */
export function useSigner(form: AssessmentForm, { kind, level, performedOn }: AssessmentText): SignerFacts | undefined {
  const mayRead = useMay('assessments.read');
  const { personId } = form.person;
  const { competencyId } = form.competency;
  return useSignerFacts({ personId, competencyId, kind, level, performedOn }, mayRead && isCalendarDate(performedOn)).data;
}

/** Whether something keeps the session's person from signing. */
export const isKept = ({ items, independence }: SignerFacts): boolean => items.length > 0 || independence.rule === 'refuse';
