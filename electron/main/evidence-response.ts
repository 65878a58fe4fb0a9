import type { EvidencePiece } from '../messages';
import { byteRange } from './byte-range';

/** Bytes of a preview from an offset on, as many as come in one piece; null: there are none, or they are not what was attached. */
export type Look = (handle: string, offset: number) => Promise<EvidencePiece | null>;

const folder = '/evidence/';

/** The handle that an address of a preview names; null: it is another address. */
export function evidenceHandle(pathname: string): string | null {
  return pathname.startsWith(folder) ? pathname.slice(folder.length) : null;
}

/**
 * A file that the page looks at, or the part of it that was asked for, a piece at a time as it is read. What comes under its address is an
 * image, a sound, a film or a document of a type that its first bytes show; it can load and run nothing.
 */
export async function evidenceResponse(range: string | null, look: (offset: number) => Promise<EvidencePiece | null>): Promise<Response> {
  const first = await look(0);
  if (first === null) return new Response(null, { status: 404 });
  const { size, mediaType } = first;
  const wanted = range === null ? { from: 0, to: size } : byteRange(range, size);
  if (wanted === null) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  const { from, to } = wanted;
  const headers: Record<string, string> = {
    'content-type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
    'content-length': `${to - from}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
  };
  if (range !== null) headers['content-range'] = `bytes ${from}-${to - 1}/${size}`;
  return new Response(bodyOf(from, to, from === 0 ? first : null, look), { status: range === null ? 200 : 206, headers });
}

function bodyOf(
  from: number,
  to: number,
  first: EvidencePiece | null,
  look: (offset: number) => Promise<EvidencePiece | null>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = from;
  let known = first;
  return new ReadableStream(
    {
      pull: async (controller) => {
        const piece = known ?? (await look(at));
        known = null;
        if (piece === null) return controller.error(new Error('these bytes are not there'));
        const bytes = piece.bytes.subarray(0, to - at);
        at += bytes.length;
        controller.enqueue(bytes);
        if (at >= to) controller.close();
      },
    },
    { highWaterMark: 1 },
  );
}
