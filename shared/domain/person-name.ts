/** A person's name as lists are sorted by it: family name first. */
export function listName({ familyName, givenName }: { readonly familyName: string; readonly givenName: string }): string {
  return givenName === '' ? familyName : `${familyName}, ${givenName}`;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The order of names where whoever shows them does not sort: Ágoston stands before Aguirre, not after Zimmer. */
export const compareNames = (a: string, b: string): number => collator.compare(a, b);
