import { fail, ok, type Result } from '../../../shared/result';
import type { AttemptRefused } from './attempts';
import { admit } from './passphrase';
import { wipeKeys } from './signing-keys';
import { readSiteFacts, type SiteUnreadable } from './site-files';
import { unsealDataKey } from './slot';
import { hasSealOf, readSlots } from './slots';

/** The data key of a site folder that is not open, by somebody whose passphrase was good for it. The caller wipes it. */
export async function dataKeyOf(
  folder: string,
  opener: { readonly login: string; readonly passphrase: string },
  now: string,
): Promise<Result<Buffer, AttemptRefused | SiteUnreadable>> {
  const facts = readSiteFacts(folder);
  if (!facts.ok) return facts;
  const slots = readSlots(folder, facts.value.siteId);
  if (!slots.ok) return slots;
  const admitted = await admit(folder, slots.value, { ...opener, now });
  if (!admitted.ok) return admitted;
  const { slot, keys } = admitted.value;
  const dataKey = unsealDataKey(slots.value, slot, keys);
  wipeKeys(keys);
  if (!dataKey.ok || !hasSealOf(slots.value, dataKey.value)) return fail('SiteDamaged', { file: 'slots.json' });
  return ok(dataKey.value);
}
