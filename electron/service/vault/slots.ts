import canonicalize from 'canonicalize';
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { fail, ok, type Result } from '../../../shared/result';
import { writeDurably, type ReadOnlyFolder } from './durable-file';
import { wrappedKeysRecord } from './signing-keys';
import {
  otherVersion,
  parseJson,
  readSiteFacts,
  readTextIfThere,
  siteFiles,
  siteFormat,
  type OtherFormat,
  type SiteDamaged,
  type SiteFacts,
} from './site-files';

const sealedDataKey = z.base64().length(124); // sealed box of 32 bytes: 32 + 12 + 32 + 16
const hash = z.base64().length(44);

/** One opener: their wrapped keys, and the data key sealed to their opening key. userId is opaque; nothing here names a person. */
const slotRecord = wrappedKeysRecord.extend({
  slotId: z.string().min(1).max(64),
  userId: z.string().min(1).max(64),
  loginHash: hash,
  sealedDataKey,
  /** The passphrase is a one-time secret that somebody else has seen: it admits only to choosing one's own. */
  mustChoosePassphrase: z.boolean().optional(),
});
export type Slot = z.infer<typeof slotRecord>;

const slotsContent = z.strictObject({
  format: z.literal(siteFormat),
  siteId: z.string().min(1).max(64),
  /** Names the database pair in force, and the data key sealed here. */
  generation: z.int().min(1),
  /** SHA-256 of what site.json says, which has no seal of its own. */
  siteDigest: hash,
  /** 32 random bytes: the key of every loginHash. */
  loginSalt: z.base64().length(44),
  recovery: z.strictObject({
    publicKey: z.base64().length(44),
    sealedDataKey,
    threshold: z.int().min(2).max(255),
    shares: z.int().min(2).max(255),
  }),
  slots: z.array(slotRecord).min(1),
});
export type Slots = z.infer<typeof slotsContent>;

/**
 * slots.json. `seal` is the HMAC-SHA-256 of the canonical JSON (RFC 8785) of the content under
 * HKDF-SHA-256(data key, info `touchstone/1/slots`): without the data key nobody can plant a key that a later change of
 * the data key would seal to. `digest` is the SHA-256 of the canonical JSON of content and seal, and tells damage before
 * a passphrase is tried.
 */
const slotsFile = slotsContent.extend({ seal: hash, digest: hash });
export type SealedSlots = z.infer<typeof slotsFile>;

export type SlotsUnreadable = SiteDamaged | OtherFormat;

export function readSlots(folder: string, siteId: string): Result<SealedSlots, SlotsUnreadable> {
  const damaged = fail('SiteDamaged', { file: 'slots.json' });
  const text = readTextIfThere(siteFiles(folder).slots);
  if (text === undefined) return damaged;
  const json = parseJson(text);
  const other = otherVersion(z.object({ format: z.int() }).safeParse(json).data?.format);
  if (other !== null) return fail(other === 'newer' ? 'NewerFormat' : 'OlderFormat');
  const parsed = slotsFile.safeParse(json);
  if (!parsed.success || parsed.data.siteId !== siteId) return damaged;
  if (!isSame(digestOf(parsed.data), parsed.data.digest)) return damaged;
  const facts = readSiteFacts(folder);
  const isOther = facts.ok && parsed.data.siteDigest !== siteDigestOf(facts.value);
  return isOther ? fail('SiteDamaged', { file: 'site.json' }) : ok(parsed.data);
}

/** SHA-256 of the canonical JSON (RFC 8785) of a site's public facts, in base64. */
export function siteDigestOf(facts: SiteFacts): string {
  return createHash('sha256')
    .update(canonicalize(facts) ?? '', 'utf8')
    .digest('base64');
}

export function writeSlots(folder: string, slots: Slots, dataKey: Uint8Array): Result<void, ReadOnlyFolder> {
  const sealed = { ...contentOf(slots), seal: sealOf(slots, dataKey) };
  const file: SealedSlots = { ...sealed, digest: digestOf(sealed) };
  return writeDurably(siteFiles(folder).slots, `${JSON.stringify(file, null, 2)}\n`);
}

/** Whether the slots were last written by somebody who held this data key. */
export function hasSealOf(slots: SealedSlots, dataKey: Uint8Array): boolean {
  return isSame(sealOf(slots, dataKey), slots.seal);
}

/**
 * HMAC-SHA-256 of the trimmed, composed (NFC), lower-case login under the site's salt, in base64. It keeps logins out of
 * sight; it is no secret from somebody who has the folder and guesses.
 */
export function loginHashOf(slots: Pick<Slots, 'loginSalt'>, login: string): string {
  const normal = login.trim().normalize('NFC').toLowerCase();
  return createHmac('sha256', Buffer.from(slots.loginSalt, 'base64')).update(normal, 'utf8').digest('base64');
}

function contentOf({ format, siteId, generation, siteDigest, loginSalt, recovery, slots }: Slots): Slots {
  return { format, siteId, generation, siteDigest, loginSalt, recovery, slots };
}

function digestOf(slots: Omit<SealedSlots, 'digest'>): string {
  const covered = { ...contentOf(slots), seal: slots.seal };
  return createHash('sha256').update(canonicalBytes(covered)).digest('base64');
}

function sealOf(slots: Slots, dataKey: Uint8Array): string {
  const key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'touchstone/1/slots', 32));
  return createHmac('sha256', key)
    .update(canonicalBytes(contentOf(slots)))
    .digest('base64');
}

function canonicalBytes(value: Slots): Buffer {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('slots have no canonical form');
  return Buffer.from(text, 'utf8');
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
