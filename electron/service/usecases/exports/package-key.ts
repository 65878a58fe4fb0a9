import { fingerprintOfLine } from '../../../../shared/domain/packages/fingerprint';
import { listSiteKeys } from '../../db/audit-site-key';
import type { Reader } from '../../db/schema';
import { ageRecipient } from '../../vault/age';
import { minisignPublicKeyText, type PackageKey } from '../../vault/minisign';

/** The site's newest key for packages, as minisign takes it; the key id kept with it is the eight bytes minisign uses. */
export async function packageKey(db: Reader): Promise<PackageKey> {
  const [newest] = await listSiteKeys(db, 'package');
  if (newest === undefined) throw new Error('the site has no package key');
  const { keyId, publicKey, privateKey } = newest;
  return { keyId: Buffer.from(keyId, 'hex'), publicKey: Buffer.from(publicKey), privateKey: Buffer.from(privateKey) };
}

/** The keys to which packages for this site are encrypted, the newest first. */
export async function exchangeKeys(db: Reader): Promise<ReadonlyArray<{ readonly privateKey: Uint8Array; readonly recipient: string }>> {
  const keys = await listSiteKeys(db, 'exchange');
  return keys.map(({ publicKey, privateKey }) => ({ privateKey, recipient: ageRecipient(publicKey) }));
}

/** The line that `minisign -P` takes. */
export function publicKeyLine(key: PackageKey): string {
  return minisignPublicKeyText(key).split('\n')[1] ?? '';
}

/** What two people compare of the key, on the screen and in print. */
export function fingerprintOf(key: PackageKey): string {
  return fingerprintOfLine(publicKeyLine(key));
}
