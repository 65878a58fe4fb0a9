import type { JsonObject } from '../../../shared/domain/audit-json';
import type { Reader } from './schema';
import { versionsOfAuthority } from './sql/assessor-authorities';

export const authorityRecord = 'assessorAuthority';

/** What is signed of an authorisation to assess: it as its version has it, counted from 1. */
export async function signedAuthorityContent(db: Reader, authorityId: string, revision: number): Promise<JsonObject | null> {
  const version = (await versionsOfAuthority(db, authorityId))[revision - 1];
  if (version === undefined) return null;
  const { recordedFrom: _from, ...row } = version;
  return { ...row };
}
