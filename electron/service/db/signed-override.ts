import type { JsonObject } from '../../../shared/domain/audit-json';
import type { Reader } from './schema';
import { overrideVersions } from './sql/overrides';

export const overrideRecord = 'requirementOverride';

/** What is signed of an exception to a requirement: it as it was first recorded, or (revision 2 and on) as it was ended. */
export async function signedOverrideContent(db: Reader, overrideId: string, revision: number): Promise<JsonObject | null> {
  const version = (await overrideVersions(db, overrideId))[revision - 1];
  if (version === undefined) return null;
  const { recordedFrom: _from, ...row } = version;
  return { act: revision === 1 ? 'override' : 'end', override: row };
}
