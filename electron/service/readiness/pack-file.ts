import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { Columns } from './timelines';
import type { ReadinessRecord } from './record';

/**
 * The columns of the engine in a file beside the databases, so that an unlock reads no row that it has read before. Nothing is
 * lost with it: what is missing, older than the program or not as it was written is read from the record again. Sealed under a
 * key that follows from the data key (AES-256-GCM): it tells how people stand, by the ids that they have in the record.
 */
const format = 2;
const nonceBytes = 12;
const tagBytes = 16;

const head = z.object({
  format: z.literal(format),
  entry: z.number(),
  entryHash: z.string(),
  people: z.array(z.string()),
  competencies: z.array(z.string()),
  units: z.array(z.string()),
  roles: z.array(z.string()),
  assessors: z.array(z.string()),
  rows: z.number(),
  positions: z.number(),
});
export type PackHead = z.infer<typeof head>;

export function packKey(dataKey: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'touchstone/1/readiness', 32));
}

/** Replaces the file; the columns must have no waste. Where it cannot be written, none is left: it saves time and nothing else. */
export function writePack(file: string, key: Uint8Array, record: ReadinessRecord, entryHash: string): void {
  const temporary = `${file}.new`;
  try {
    rmSync(temporary, { force: true }); // a link put in its place must not be written through
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const write = (bytes: Uint8Array): void => {
        for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
      };
      write(nonce);
      for (const part of partsOf(record, entryHash)) write(cipher.update(part));
      write(cipher.final());
      write(cipher.getAuthTag());
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    rmSync(temporary, { force: true });
    rmSync(file, { force: true });
  }
}

/** What was written, part by part; null: there is none, it was written by another version, or by nobody who has the key. */
export function readPack(
  file: string,
  key: Uint8Array,
): { readonly head: PackHead; readonly take: (into: ArrayBufferView) => void } | null {
  const sealed = fileOrNothing(file);
  if (sealed === null || sealed.length < nonceBytes + 4 + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plain = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
  try {
    decipher.final(); // before anything is taken for true
  } catch {
    return null;
  }
  const length = plain.readUInt32LE(0);
  const told = head.safeParse(JSON.parse(plain.toString('utf8', 4, 4 + length)));
  if (!told.success) return null;
  let at = 4 + length;
  return {
    head: told.data,
    take: (into) => {
      const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
      bytes.set(plain.subarray(at, at + bytes.length));
      at += bytes.length;
    },
  };
}

/** The columns of standings in the order of the file, so many rows of each. */
export function standingParts(
  { competency, code, from, until, readyUntil, performedOn, assessors, recordedFrom }: Columns,
  rows: number,
): Uint8Array[] {
  const parts = [competency, code, from, until, readyUntil, performedOn, assessors, recordedFrom];
  return parts.map((column) => bytesOf(column.subarray(0, rows)));
}

/** The columns of positions in the order of the file. */
export function positionParts({ used, columns }: ReadinessRecord['positions']): Uint8Array[] {
  const { person, unit, role, from, until, recordedFrom, recordedTo } = columns;
  return [person, unit, role, from, until, recordedFrom, recordedTo].map((column) => bytesOf(column.subarray(0, used)));
}

function* partsOf(record: ReadinessRecord, entryHash: string): Generator<Uint8Array> {
  const { entry, people, competencies, units, roles, assessors, known, positions } = record;
  const names = { people: people.ids, competencies: competencies.ids, units: units.ids, roles: roles.ids, assessors: assessors.ids };
  const told: PackHead = { format, entry, entryHash, ...names, rows: known.used, positions: positions.used };
  const text = Buffer.from(JSON.stringify(told), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  yield length;
  yield text;
  for (const column of [known.start, known.end]) yield bytesOf(column.subarray(0, people.ids.length));
  yield* standingParts(known.columns, known.used);
  yield* positionParts(positions);
}

function fileOrNothing(file: string): Buffer | null {
  try {
    return statSync(file).isFile() ? readFileSync(file) : null; // anything else would never end
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null; // whatever the reason: the record has it all
    throw error;
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);
