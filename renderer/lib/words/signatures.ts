import { formatNumber } from '../formatting';
import { roleText } from './roles';

export const signatureWords = {
  title: 'Signatures',
  facts: {
    role: 'In the role of',
    meaning: 'Meaning',
    signedAt: 'Signed',
    place: 'Place in the log',
    digest: 'SHA-256 of what was signed',
  },
  noRole: 'not stated: signed before the role was part of a signature',
  place: (entry: number, revision: number) => `Entry ${formatNumber(entry)} · revision ${formatNumber(revision)} of the record`,
  valid: 'The signature is valid: it is this signer’s, and over exactly this record',
  invalid: 'The signature does not fit this record: something was changed after it was signed',
} as const;

/** The role that a signature names. */
export function roleOfSignature(role: string | null): string {
  return role === null ? signatureWords.noRole : roleText(role);
}
