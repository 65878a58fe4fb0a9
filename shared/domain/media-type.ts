/** What a preview can show by itself; null: nothing of it is shown, its bytes are handed over as they are. */
export type ShownAs = 'image' | 'audio' | 'video' | 'pdf' | 'text';

/** As much of a file's beginning as its type is judged by, in bytes. */
export const headBytes = 64 * 1024;

const shownByType: Readonly<Record<string, ShownAs>> = {
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'audio/wav': 'audio',
  'audio/mpeg': 'audio',
  'audio/ogg': 'audio',
  'audio/flac': 'audio',
  'audio/mp4': 'audio',
  'video/mp4': 'video',
  'video/webm': 'video',
  'application/pdf': 'pdf',
  'text/plain': 'text',
};

/** How a type is shown. Drawings and pages that may hold scripts (SVG, HTML) are texts here, and never drawn. */
export function shownAs(mediaType: string): ShownAs | null {
  return shownByType[mediaType] ?? null;
}

/** A file's type by its first bytes alone: its name says what somebody wants it to be. */
export function mediaTypeOf(head: Uint8Array): string {
  return byMagic(head) ?? (isText(head) ? 'text/plain' : 'application/octet-stream');
}

function byMagic(head: Uint8Array): string | null {
  const at = (offset: number, text: string): boolean => latin1(head, offset, text.length) === text;
  if (at(0, '\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (at(0, '\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return 'image/gif';
  if (at(0, 'RIFF')) return at(8, 'WEBP') ? 'image/webp' : at(8, 'WAVE') ? 'audio/wav' : null;
  if (at(0, '%PDF-')) return 'application/pdf';
  if (at(0, 'fLaC')) return 'audio/flac';
  // The first page of each stream names what is in it, before any of their content.
  if (at(0, 'OggS')) return latin1(head, 0, 512).includes('\u0080theora') ? 'video/ogg' : 'audio/ogg';
  if (at(0, 'ID3') || isMpegAudio(head)) return 'audio/mpeg';
  if (at(4, 'ftyp')) return ofIsoBrand(latin1(head, 8, 4));
  if (at(0, '\u001aE\u00df\u00a3')) return latin1(head, 0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska';
  if (at(0, 'PK\u0003\u0004')) return 'application/zip';
  return null;
}

/** Two headers of layer III after each other would be surer; a second of them lies too far in for large frames. */
function isMpegAudio(head: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = head;
  const hasBitrate = third >> 4 !== 0 && third >> 4 !== 15;
  return first === 0xff && (second & 0xe6) === 0xe2 && hasBitrate && ((third >> 2) & 3) !== 3;
}

function ofIsoBrand(brand: string): string {
  if (brand === 'M4A ' || brand === 'M4B ') return 'audio/mp4';
  return ['heic', 'heix', 'mif1', 'avif', 'avis'].includes(brand) ? 'application/octet-stream' : 'video/mp4';
}

function latin1(head: Uint8Array, offset: number, length: number): string {
  return String.fromCodePoint(...head.subarray(offset, offset + length));
}

/** UTF-8 without control characters; the last character may be cut off where the head ends. */
function isText(head: Uint8Array): boolean {
  if (head.some((byte) => byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d))) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length >= headBytes });
    return true;
  } catch {
    return false; // not UTF-8
  }
}
