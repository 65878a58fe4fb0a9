import { appWords } from './app';

/** What a role is called; one that this version does not know, in a record that another wrote, keeps its code. */
export function roleText(role: string): string {
  const known: Readonly<Partial<Record<string, string>>> = appWords.roles;
  return known[role] ?? role;
}
