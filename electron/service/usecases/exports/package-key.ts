import { sha256 } from '../../db/audit-hash';
import { listSiteKeys } from '../../db/audit-site-key';
import type { Reader } from '../../db/schema';
import { minisignPublicKeyText, type PackageKey } from '../../vault/minisign';

/** The site's newest key for packages, as minisign takes it; the key id kept with it is the eight bytes minisign uses. */
export async function packageKey(db: Reader): Promise<PackageKey> {
  const [newest] = await listSiteKeys(db, 'package');
  if (newest === undefined) throw new Error('the site has no package key');
  const { keyId, publicKey, privateKey } = newest;
  return { keyId: Buffer.from(keyId, 'hex'), publicKey: Buffer.from(publicKey), privateKey: Buffer.from(privateKey) };
}

/** The line that `minisign -P` takes. */
export function publicKeyLine(key: PackageKey): string {
  return minisignPublicKeyText(key).split('\n')[1] ?? '';
}

/** SHA-256 of the public key as minisign encodes it, in groups of four to be read aloud: `base64 -d | sha256sum` gives the same. */
export function fingerprintOf(key: PackageKey): string {
  const digest = sha256(Buffer.from(publicKeyLine(key), 'base64')).toString('hex');
  return (digest.match(/.{4}/g) ?? []).join(' ');
}
