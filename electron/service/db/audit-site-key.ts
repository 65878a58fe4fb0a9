import { canonicalJson, type JsonObject } from '../../../shared/domain/audit-json';
import { makeKeyPair, type KeyKind } from '../vault/raw-keys';
import type { AuditChange } from './audit-append';
import { sha256, toHex } from './audit-hash';
import type { SiteKeyPurpose, SiteKeyTable } from './audit-schema';
import type { Reader, Tx } from './schema';

const keyIdLength = 8;

/** What a site's key for a purpose is: those that sign are Ed25519, the one that others encrypt to is X25519. */
export const kindOfPurpose: Readonly<Record<SiteKeyPurpose, KeyKind>> = { checkpoint: 'ed25519', package: 'ed25519', exchange: 'x25519' };

/**
 * Makes the site's newest key for a purpose; earlier ones stay, for what they signed or what was encrypted to them. Answers with the
 * change for the log, which holds the public half alone.
 */
export async function makeSiteKey(
  tx: Tx,
  purpose: SiteKeyPurpose,
  created: { readonly at: string; readonly entryNumber: number },
): Promise<AuditChange> {
  const { publicKey, privateKey } = makeKeyPair(kindOfPurpose[purpose]);
  const keyId = toHex(sha256(publicKey).subarray(0, keyIdLength));
  const row = { purpose, keyId, publicKey, privateKey, createdAt: created.at, createdEntry: created.entryNumber };
  await tx.insertInto('site_key').values(row).execute();
  const { entityId, record } = siteKeyRecord(row);
  return { entity: 'site_key', entityId, personId: null, old: null, new: record };
}

/** A key as the log tells it. */
export function siteKeyRecord({ purpose, keyId, publicKey, createdAt, createdEntry }: SiteKeyTable): {
  readonly entityId: string;
  readonly record: JsonObject;
  readonly text: string;
} {
  const record = { purpose, keyId, publicKey: Buffer.from(publicKey).toString('base64'), createdAt, createdEntry };
  return { entityId: `${purpose}/${keyId}`, record, text: canonicalJson(record) };
}

/** The site's keys for a purpose, newest first; the first one signs, or is the one that others encrypt to. */
export async function listSiteKeys(db: Reader, purpose: SiteKeyPurpose): Promise<readonly SiteKeyTable[]> {
  return db.selectFrom('site_key').selectAll().where('purpose', '=', purpose).orderBy('createdEntry', 'desc').execute();
}
