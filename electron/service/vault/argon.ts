import { hashRaw } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/**
 * How one passphrase becomes a key, stored beside what that key wraps. The ceilings keep a damaged or hostile file from
 * hanging the process, or taking memory that a small station does not have. A record weakened by somebody with access to the folder only derives a wrong key.
 */
export const kdfRecord = z.strictObject({
  name: z.literal('argon2id'),
  version: z.literal(19),
  memoryKiB: z.int().min(64).max(262_144),
  passes: z.int().min(1).max(8),
  lanes: z.int().min(1).max(4),
  /** Base64 of 16 random bytes. */
  salt: z.base64().length(24),
});
export type KdfRecord = z.infer<typeof kdfRecord>;

/** The cost of one derivation, without its salt. */
export type KdfCost = Readonly<Pick<KdfRecord, 'memoryKiB' | 'passes' | 'lanes'>>;

/** What every new wrapping costs: 64 MiB, 3 passes, 1 lane (RFC 9106, second recommendation, on one lane). */
export const standardCost: KdfCost = { memoryKiB: 65_536, passes: 3, lanes: 1 };

/** The 32-byte key of a passphrase; the same text typed composed or decomposed gives the same key. */
export async function deriveWrappingKey(passphrase: string, kdf: KdfRecord): Promise<Buffer> {
  return hashRaw(Buffer.from(passphrase.normalize('NFC'), 'utf8'), {
    algorithm: 2, // Argon2id
    version: 1, // 0x13, written 19 in the record
    memoryCost: kdf.memoryKiB,
    timeCost: kdf.passes,
    parallelism: kdf.lanes,
    salt: Buffer.from(kdf.salt, 'base64'),
    outputLen: 32,
  });
}

export function newKdfRecord(cost: KdfCost): KdfRecord {
  const { memoryKiB, passes, lanes } = cost;
  return { name: 'argon2id', version: 19, memoryKiB, passes, lanes, salt: randomBytes(16).toString('base64') };
}

/**
 * What the next wrapping in a site costs, given the proven record of whoever has it open. A record below the standard
 * can only come from a site that was made with an explicit cheaper cost, as tests do; such a site stays cheap.
 */
export function costAfter(proven: KdfRecord): KdfCost {
  const isCheap = proven.memoryKiB < standardCost.memoryKiB || proven.passes < standardCost.passes;
  return isCheap ? { memoryKiB: proven.memoryKiB, passes: proven.passes, lanes: proven.lanes } : standardCost;
}
