import { createHash } from 'node:crypto';
import os from 'node:os';
import { judgeSigner, type KnownSender, type SignatureFacts, type SignerRefused } from '../../../../shared/domain/packages/judge-package';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { allPartners } from '../../db/sql/partners';
import { checkSignature } from '../../platform/package-signature';
import { beginningOf, largestSignature, stageFile, whyUnreadable } from '../../platform/stage-file';
import { largestText } from '../../platform/decode-text';
import type { IntakeSource } from '../../jobs/intake/read-intake';
import { keyIdText, readPublicKey } from '../../vault/minisign';

/** Whose good signature lies beside a file of people. */
export type FileSender = {
  readonly partnerId: string;
  readonly name: string;
  readonly publicKey: string;
  readonly keyId: string;
  readonly trustedComment: string;
};

export type SenderRefused = Exclude<SignerRefused, Failure<'NotSigned', undefined>>;
type Unread = Failure<'FileUnreadable', { readonly why: string }>;

/** The signature that lies beside a file, as text; null: there is none. */
export function signatureBeside(file: string): Result<string | null, Unread> {
  try {
    return ok(beginningOf(`${file}.minisig`, largestSignature));
  } catch (error) {
    if (whyUnreadable(error) === null) throw error;
    return fail('FileUnreadable', { why: 'The signature beside it cannot be opened.' });
  }
}

/** Who signed these bytes, and the SHA-256 of what was verified. A signature that is not good is told by its reason. */
export async function senderOfFile(
  db: Reader,
  source: IntakeSource,
  signature: string,
  signal?: AbortSignal,
): Promise<Result<{ readonly sender: FileSender; readonly sha256: string }, SenderRefused | Unread>> {
  const carried = await carriedBytes(source, signal);
  if (!carried.ok) return carried;
  try {
    const partners = await allPartners(db);
    const publicKeys = partners.map(({ publicKey }) => publicKey);
    const checked = await checkSignature(carried.value, signature, publicKeys, signal);
    const judged = signerAmong(partners, checked.signature);
    if (!judged.ok) return judged;
    const { senderId, name, publicKey } = judged.value;
    const key = readPublicKey(publicKey);
    const keyId = key === null ? '' : keyIdText(key.keyId);
    const sender = { partnerId: senderId, name, publicKey, keyId, trustedComment: checked.trustedComment ?? '' };
    return ok({ sender, sha256: carried.value.sha256 });
  } finally {
    carried.value.close();
  }
}

/** Whether the sender of a preview may still sign: a key can be revoked between preview and commit. */
export async function stillSends(db: Reader, { publicKey }: FileSender): Promise<Result<KnownSender, SenderRefused>> {
  return signerAmong(await allPartners(db), { outcome: 'good', publicKey });
}

function signerAmong(partners: Awaited<ReturnType<typeof allPartners>>, signature: SignatureFacts): Result<KnownSender, SenderRefused> {
  const senders = partners.map((one): KnownSender => ({ ...one, senderId: one.partnerId }));
  const judged = judgeSigner(signature, senders);
  if (judged.ok) return judged;
  const { failure } = judged;
  if (failure.code === 'NotSigned') throw new Error('a signature was there and is judged to be missing');
  return { ok: false, failure };
}

interface Carried {
  readonly sha256: string;
  readonly chunks: () => Iterable<Uint8Array>;
  readonly close: () => void;
}

/** A private copy of a file on a medium; bytes that were handed over are one already. */
async function carriedBytes(source: IntakeSource, signal: AbortSignal | undefined): Promise<Result<Carried, Unread>> {
  if ('bytes' in source) {
    const { bytes } = source;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return ok({ sha256, chunks: () => inChunks(bytes), close: () => undefined });
  }
  try {
    const staged = await stageFile(source.path, largestText, { stagingFolder: os.tmpdir(), signal });
    if (staged === 'tooLarge') return fail('FileUnreadable', { why: 'It is larger than 200 MiB.' });
    return staged === 'notAFile' ? fail('FileUnreadable', { why: 'It is no file.' }) : ok(staged);
  } catch (error) {
    if (whyUnreadable(error) === null) throw error;
    return fail('FileUnreadable', { why: 'It cannot be opened.' });
  }
}

function* inChunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}

const chunkSize = 256 * 1024;
