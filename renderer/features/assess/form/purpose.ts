import type { AssessmentRecord, WaitingRating } from '../queries';

/** What the form is filled in for: a new assessment, an amendment of one, or the second rating of a performance. */
export type FormPurpose =
  | { readonly kind: 'new' }
  | { readonly kind: 'amend'; readonly record: AssessmentRecord }
  /** `isOwn`: the first rating was made by whose session it is, so that somebody else signs in place. */
  | { readonly kind: 'second'; readonly first: WaitingRating; readonly isOwn: boolean };

export const newAssessment: FormPurpose = { kind: 'new' };
