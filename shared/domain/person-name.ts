/** A person's name as lists are sorted by it: family name first. */
export function listName({ familyName, givenName }: { readonly familyName: string; readonly givenName: string }): string {
  return givenName === '' ? familyName : `${familyName}, ${givenName}`;
}
