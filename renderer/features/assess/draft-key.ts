const prefix = 'assessment/';

/** Under which the draft of an assessment is kept. */
export function draftKey(personId: string, competencyId: string): string {
  return `${prefix}${personId}/${competencyId}`;
}

/** Whose assessment in what a draft is; null for drafts of other forms. */
export function draftPlace(key: string): { readonly personId: string; readonly competencyId: string } | null {
  if (!key.startsWith(prefix)) return null;
  const [personId, competencyId, ...more] = key.slice(prefix.length).split('/');
  return personId === undefined || competencyId === undefined || more.length > 0 ? null : { personId, competencyId };
}
