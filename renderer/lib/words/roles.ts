import { roles, type Role } from '../../../shared/domain/permissions';
import { appWords } from './app';

/** What a role is called; one that this version does not know, in a record that another wrote, keeps its code. */
export function roleText(role: string): string {
  const known: Readonly<Partial<Record<string, string>>> = appWords.roles;
  return known[role] ?? role;
}

/** What somebody's roles are called, each once, in the order in which roles are listed everywhere. */
export function roleNames(grants: ReadonlyArray<{ readonly role: Role }>): readonly string[] {
  return [...new Set(inOrder(grants).map(({ role }) => appWords.roles[role]))];
}

/** Grants in the order in which roles are listed everywhere. */
export function inOrder<Granted extends { readonly role: Role }>(grants: readonly Granted[]): readonly Granted[] {
  return grants.toSorted((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role));
}
