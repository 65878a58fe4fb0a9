import { expect, test } from 'vitest';
import { headBytes, mediaTypeOf, shownAs } from '../../shared/domain/media-type';

const of = (...parts: ReadonlyArray<string | readonly number[]>): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

test.each([
  ['image/png', of('\u0089PNG\r\n\u001a\n')],
  ['image/jpeg', of([0xff, 0xd8, 0xff, 0xe0])],
  ['image/gif', of('GIF89a')],
  ['image/webp', of('RIFF', [1, 2, 3, 4], 'WEBP')],
  ['audio/wav', of('RIFF', [1, 2, 3, 4], 'WAVEfmt ')],
  ['audio/mpeg', of('ID3', [4, 0, 0])],
  ['audio/mpeg', of([0xff, 0xfb, 0x90, 0x64])],
  ['audio/ogg', of('OggS', [0])],
  ['audio/flac', of('fLaC', [0])],
  ['audio/mp4', of([0, 0, 0, 28], 'ftypM4A ')],
  ['video/mp4', of([0, 0, 0, 28], 'ftypisom')],
  ['video/webm', of([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84], 'webm')],
  ['application/pdf', of('%PDF-1.7')],
  ['text/plain', new TextEncoder().encode('Größe: 7 bar\r\n')],
])('%s is told by the first bytes, and shown', (mediaType, head) => {
  expect(mediaTypeOf(head)).toBe(mediaType);
  expect(shownAs(mediaType)).not.toBeNull();
});

test.each([
  ['a drawing', 'text/plain', of('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a page', 'text/plain', of('<!doctype html><script>1</script>')],
])('%s is a text', (_what, mediaType, head) => {
  expect(mediaTypeOf(head)).toBe(mediaType);
});

test.each([
  ['a picture that only some can show', of([0, 0, 0, 28], 'ftypheic')],
  ['a film in another container', of([0x1a, 0x45, 0xdf, 0xa3], 'matroska')],
  ['a film beside a sound', of('OggS', [0, 2], 'fishead', [0x80], 'theora', [3, 2, 1])],
  ['an archive', of('PK\u0003\u0004')],
  ['a program', of('\u007fELF')],
  ['another RIFF', of('RIFF', [1, 2, 3, 4], 'AVI ')],
  ['Latin-1', of('Gr\u00f6\u00dfe')],
  ['zeros', of([0, 0, 0])],
  ['a frame of no layer', of([0xff, 0xe1, 0x90, 0x64])],
])('%s is not shown', (_what, head) => {
  expect(shownAs(mediaTypeOf(head))).toBeNull();
});

test('a character that the head cuts off is no fault of a text', () => {
  const long = new TextEncoder().encode(`${'a'.repeat(headBytes - 1)}é`).subarray(0, headBytes);
  expect(mediaTypeOf(long)).toBe('text/plain');
  expect(mediaTypeOf(long.subarray(-5))).toBe('application/octet-stream');
});
