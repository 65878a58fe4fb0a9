import { roles } from '../../../shared/domain/permissions';
import { appWords } from '../../lib/words/app';
import { recordsWords } from '../../lib/words/records';

export function whoText({ userId, printedName }: { readonly userId: string | null; readonly printedName: string }): string {
  return userId === null ? recordsWords.system : printedName;
}

/** What a role is called; one that this version does not know keeps its code. */
export function roleText(code: string): string {
  const known = roles.find((role) => role === code);
  return known === undefined ? code : appWords.roles[known];
}
