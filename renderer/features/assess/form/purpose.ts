import type { AmendCode } from '../../../../shared/domain/rating-change';
import type { AssessmentRecord, WaitingRating } from '../queries';

/** What the form is filled in for: a new assessment, an amendment of one, or the second rating of a performance. */
export type FormPurpose =
  | { readonly kind: 'new' }
  /** `because`: what led to it, where it is come to from there. */
  | { readonly kind: 'amend'; readonly record: AssessmentRecord; readonly because?: AmendCode | undefined }
  /** `isOwn`: the first rating was made by whose session it is, so that somebody else signs in place. */
  | { readonly kind: 'second'; readonly first: WaitingRating; readonly isOwn: boolean };

export const newAssessment: FormPurpose = { kind: 'new' };
