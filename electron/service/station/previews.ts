import { randomBytes } from 'node:crypto';
import { readChunk, type WholeFile } from '../db/evidence-store';
import type { Station } from './station';

/** A file that was held against its digest, offered to the page for looking at. */
export interface Preview extends Omit<WholeFile, 'head'> {
  /** By its first bytes, one of those that a page may show. */
  readonly mediaType: string;
}

export interface Piece {
  readonly mediaType: string;
  readonly size: number;
  readonly bytes: Uint8Array;
}

const keptPreviews = 100;

export function offerPreview(previews: Map<string, Preview>, preview: Preview): string {
  const handle = randomBytes(18).toString('base64url');
  previews.set(handle, preview);
  const [oldest] = previews.keys();
  if (previews.size > keptPreviews && oldest !== undefined) previews.delete(oldest);
  return handle;
}

/**
 * Bytes of a preview from an offset on, up to the end of the chunk they lie in; each chunk is held against its digest again. Null: the handle is
 * of no preview of this session, there are no such bytes, or they are not the ones that were attached.
 */
export async function previewPiece({ previews, open }: Station, handle: string, offset: number): Promise<Piece | null> {
  const preview = previews.get(handle);
  if (preview === undefined || open === null) return null;
  const { chunks, chunkBytes, mediaType, size } = preview;
  const chunk = chunks[Math.floor(offset / chunkBytes)];
  if (chunk === undefined || offset < 0 || offset >= size) return null;
  const data = await readChunk(open.evidence, chunk);
  if (data === null || previews.get(handle) !== preview) return null;
  return { mediaType, size, bytes: data.subarray(offset % chunkBytes) };
}
