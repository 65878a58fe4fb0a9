import { useCallback, useEffect, useRef } from 'react';
import { useDraft } from '../../../lib/draft';
import { draftKey } from '../draft-key';
import type { AssessmentForm } from '../queries';
import { emptyText, type AssessmentText } from './assessment-text';

/** The form's content as a draft. Changes build on the newest content: a file that was kept slowly must not undo what was typed since. */
export function useAssessmentText(form: AssessmentForm, today: string) {
  const { person, competency } = form;
  const draft = useDraft(
    draftKey(person.personId, competency.competencyId),
    `${person.name}: ${competency.code} ${competency.title}`,
    emptyText(form, today),
  );
  const { value, change: save } = draft;
  const newest = useRef(value);
  useEffect(() => {
    newest.current = value;
  }, [value]);
  const change = useCallback(
    (next: (old: AssessmentText) => AssessmentText) => {
      newest.current = next(newest.current);
      save(newest.current);
    },
    [save],
  );
  return { ...draft, change };
}
