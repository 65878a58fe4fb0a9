import { fail, ok, type Result } from '../../../shared/result';
import type { ReadOnlyFolder } from './durable-file';
import type { OpenSite } from './open-site';
import { makeKeyPair } from './raw-keys';
import { sealTo } from './sealed-box';
import { splitRecoveryKey } from './shares';
import type { SiteUnreadable } from './site-files';
import { dataKeyContext } from './slot';
import { hasSealOf, readSlots, writeSlots } from './slots';

export type NewShares = {
  /** Printed once and kept nowhere. */
  readonly shares: readonly string[];
  /** The first 4 bytes of the recovery public key, in hex: the set these shares belong to. */
  readonly setFragment: string;
  /** The shares there were open the site no more, and these do. */
  readonly putInForce: () => Result<void, SiteUnreadable | ReadOnlyFolder>;
};

/** New recovery shares under a new recovery key; nothing is changed before they are put in force. */
export async function makeNewShares(open: OpenSite, scheme: { readonly threshold: number; readonly count: number }): Promise<NewShares> {
  const key = makeKeyPair('x25519');
  const shares = await splitRecoveryKey(key.privateKey, open.siteId, scheme);
  key.privateKey.fill(0);
  const putInForce: NewShares['putInForce'] = () => {
    const slots = readSlots(open.folder, open.siteId);
    if (!slots.ok) return slots;
    if (!hasSealOf(slots.value, open.dataKey)) return fail('SiteDamaged', { file: 'slots.json' });
    const box = sealTo(key.publicKey, open.dataKey, 'recovery-data-key', dataKeyContext(open, 'recovery'));
    const recovery = {
      publicKey: key.publicKey.toString('base64'),
      sealedDataKey: box.toString('base64'),
      threshold: scheme.threshold,
      shares: scheme.count,
    };
    const written = writeSlots(open.folder, { ...slots.value, recovery }, open.dataKey);
    return written.ok ? ok(undefined) : written;
  };
  return { shares, setFragment: key.publicKey.toString('hex', 0, 4), putInForce };
}
