import { z } from 'zod';
import { fileSource } from '../../platform/people-file';
import type { ByteSource } from '../../platform/read-rows';

/** A file as a job gets it: where it lies, or its bytes where a person dropped it on the page. */
export const fileInput = z.union([z.object({ path: z.string() }), z.object({ bytes: z.instanceof(Uint8Array) })]);
export type FileInput = z.infer<typeof fileInput>;

const chunkSize = 512 * 1024;

export function sourceOf(file: FileInput): ByteSource {
  return 'path' in file ? fileSource(file.path) : inChunks(file.bytes);
}

function* inChunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}

/** The record as a job opens it for itself. */
export const recordInput = z.object({
  site: z.string(),
  cipher: z.enum(['aegis', 'sqlcipher']),
  dataKey: z.instanceof(Uint8Array),
  nativeBinding: z.string().optional(),
});
export type RecordInput = z.infer<typeof recordInput>;
