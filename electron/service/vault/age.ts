import { bech32 } from '@scure/base';
import { Decrypter, Encrypter } from 'age-encryption';
import { fail, ok, type Failure, type Result } from '../../../shared/result';

/** NotForUs: it is encrypted to other keys. Damaged: it is no age file, was cut off or changed. */
export type AgeRefused = Failure<'NotForUs', undefined> | Failure<'Damaged', undefined>;

/** What `age -r` takes: an X25519 public key of 32 bytes as `age1…`. */
export function ageRecipient(publicKey: Uint8Array): string {
  return bech32.encodeFromBytes('age', publicKey);
}

/** Whether a text names an X25519 recipient of age; other kinds are not written to. */
export function isAgeRecipient(text: string): boolean {
  const decoded = bech32.decodeUnsafe(text);
  return decoded?.prefix === 'age' && text === text.toLowerCase() && bech32.fromWordsUnsafe(decoded.words)?.length === 32;
}

/** A file encrypted to every recipient, a chunk at a time. */
export async function* encryptForAge(data: AsyncIterable<Uint8Array>, recipients: readonly string[]): AsyncGenerator<Uint8Array, void> {
  if (recipients.length === 0) throw new Error('a file is encrypted to somebody');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  yield* chunksOf(await encrypter.encrypt(streamOf(data)));
}

/**
 * Decrypts an age file with an X25519 private key of 32 bytes and hands it on a chunk at a time, each authentic; that none is missing at
 * the end is known only when this returns `ok`.
 */
export async function decryptAge(
  data: AsyncIterable<Uint8Array>,
  privateKey: Uint8Array,
  take: (chunk: Uint8Array) => void,
): Promise<Result<void, AgeRefused>> {
  let isForOthers = false;
  let isFailing = true;
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(bech32.encodeFromBytes('AGE-SECRET-KEY-', privateKey).toUpperCase());
    // Asked last, and only where the one before has found nothing for itself.
    decrypter.addIdentity({
      unwrapFileKey: () => {
        isForOthers = true;
        return null;
      },
    });
    const opened = await decrypter.decrypt(streamOf(withBoundedHeader(data)));
    for await (const chunk of chunksOf(opened)) {
      isFailing = false;
      take(chunk);
      isFailing = true;
    }
    return ok(undefined);
  } catch (error) {
    // What the reader of the file or the taker throws is theirs; everything else is the library's opinion of the file.
    if (!isFailing || isOfSystem(error) || isAbort(error)) throw error;
    return isForOthers ? fail<'NotForUs'>('NotForUs') : fail<'Damaged'>('Damaged');
  }
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

const firstLine = 'age-encryption.org/v1\n';
/** Far beyond the recipients anybody writes to, in bytes. */
const longestHeader = 64 * 1024;

/** The library reads a header of any length into memory: one without an end is cut off here. */
async function* withBoundedHeader(data: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let header: string | null = '';
  for await (const chunk of data) {
    if (header !== null) {
      header += Buffer.from(chunk.subarray(0, longestHeader)).toString('latin1');
      if (!header.startsWith(firstLine.slice(0, header.length))) return;
      if (header.includes('\n--- ')) header = null;
      else if (header.length > longestHeader) return;
    }
    yield chunk;
  }
}

function streamOf(data: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = data[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await chunks.return?.();
    },
  });
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
