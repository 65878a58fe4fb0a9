const prefix = 'assessment/';

/** Under which the draft of an amendment is kept. */
export const amendmentKey = (assessmentId: string): string => `amendment/${assessmentId}`;
/** Under which the draft of a second rating is kept. */
export const secondRatingKey = (assessmentId: string): string => `secondRating/${assessmentId}`;

/** Under which the draft of an assessment is kept. */
export function draftKey(personId: string, competencyId: string): string {
  return `${prefix}${personId}/${competencyId}`;
}

const groupPrefix = 'group-assessment/';

/** Under which the draft of an assessment of several people is kept. */
export function groupDraftKey(competencyId: string): string {
  return `${groupPrefix}${competencyId}`;
}

/** In what several people are assessed in a draft; null for drafts of other forms. */
export function groupDraftPlace(key: string): { readonly competencyId: string } | null {
  return key.startsWith(groupPrefix) && key.length > groupPrefix.length ? { competencyId: key.slice(groupPrefix.length) } : null;
}

/** Whose assessment in what a draft is; null for drafts of other forms. */
export function draftPlace(key: string): { readonly personId: string; readonly competencyId: string } | null {
  if (!key.startsWith(prefix)) return null;
  const [personId, competencyId, ...more] = key.slice(prefix.length).split('/');
  return personId === undefined || competencyId === undefined || more.length > 0 ? null : { personId, competencyId };
}
