import { makeKeyPair } from '../vault/raw-keys';
import { sha256, toHex } from './audit-hash';
import type { SiteKeyPurpose, SiteKeyTable } from './audit-schema';
import type { Reader, Tx } from './schema';

const keyIdLength = 8;

/** Makes the site's newest Ed25519 key for a purpose; earlier ones stay, to verify what they signed. Returns its key id. */
export async function makeSiteKey(
  tx: Tx,
  purpose: SiteKeyPurpose,
  created: { readonly at: string; readonly entryNumber: number },
): Promise<string> {
  const { publicKey, privateKey } = makeKeyPair('ed25519');
  const keyId = toHex(sha256(publicKey).subarray(0, keyIdLength));
  await tx
    .insertInto('site_key')
    .values({ purpose, keyId, publicKey, privateKey, createdAt: created.at, createdEntry: created.entryNumber })
    .execute();
  return keyId;
}

/** The site's keys for a purpose, newest first; the first one signs. */
export async function listSiteKeys(db: Reader, purpose: SiteKeyPurpose): Promise<readonly SiteKeyTable[]> {
  return db.selectFrom('site_key').selectAll().where('purpose', '=', purpose).orderBy('createdEntry', 'desc').execute();
}
