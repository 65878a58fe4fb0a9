import { useState } from 'react';
import { useDraft } from '../../../lib/draft';
import { useNewestDraft } from '../../../lib/newest-draft';
import { amendmentKey, draftKey, secondRatingKey } from '../draft-key';
import type { AssessmentForm } from '../queries';
import type { FormPurpose } from './purpose';
import { textOfRecord } from './text-of-record';
import { emptyText, type AssessmentText, type FormKind, type Moment } from './assessment-text';

/** The form's content as a draft, which begins as a new form of the wanted kind. */
export function useAssessmentText(form: AssessmentForm, moment: Moment, wanted: FormKind, purpose: FormPurpose) {
  const { person, competency } = form;
  // As it was when the form was opened: later moments do not change what was proposed.
  const [initial] = useState(() => initialText(form, moment, wanted, purpose));
  const key = keyOf(form, purpose);
  return useNewestDraft(useDraft<AssessmentText>(key, `${person.name}: ${competency.code} ${competency.title}`, initial));
}

function initialText(form: AssessmentForm, moment: Moment, wanted: FormKind, purpose: FormPurpose): AssessmentText {
  switch (purpose.kind) {
    case 'new':
      return emptyText(form, moment, wanted);
    case 'amend':
      return { ...textOfRecord(form, purpose.record), amendCode: purpose.because ?? null };
    case 'second': {
      const { level, performedOn } = purpose.first;
      const text = emptyText(form, moment, wanted);
      return { ...text, level, performedOn, performedTime: performedOn === moment.today ? text.performedTime : '' };
    }
  }
}

function keyOf({ person, competency }: AssessmentForm, purpose: FormPurpose): string {
  switch (purpose.kind) {
    case 'new':
      return draftKey(person.personId, competency.competencyId);
    case 'amend':
      return amendmentKey(purpose.record.assessmentId);
    case 'second':
      return secondRatingKey(purpose.first.assessmentId);
  }
}
