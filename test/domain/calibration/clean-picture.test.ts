import { deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { cleanPicture, type Deflate } from '../../../shared/domain/calibration/clean-picture';
import { pictures } from '../../support/pictures';

const deflate: Deflate = { unpack: (data, most) => inflateSync(data, { maxOutputLength: most }), pack: (data) => deflateSync(data) };
const marker = 'TOLD-BY-THE-CAMERA';
const clean = (bytes: Uint8Array, mediaType: string) => cleanPicture(bytes, mediaType, deflate);
const holds = (bytes: Uint8Array | undefined, text: string): boolean => Buffer.from(bytes ?? []).includes(text);

test.each(pictures)('of a $mediaType nothing is left but the picture, whatever a program wrote into it', ({ mediaType, plain, marked }) => {
  const told = marked(marker);
  expect(holds(told, marker)).toBe(true);
  const cleaned = clean(told, mediaType);
  expect(cleaned?.mediaType).toBe(mediaType);
  expect(holds(cleaned?.bytes, marker)).toBe(false);
  expect(cleaned?.bytes).toEqual(clean(plain, mediaType)?.bytes);
  expect(clean(cleaned?.bytes ?? plain, mediaType)?.bytes).toEqual(cleaned?.bytes);
  expect(clean(plain.subarray(0, plain.length - 20), mediaType)).toBeNull();
  expect(clean(Buffer.from('no picture at all'), mediaType)).toBeNull();
});

test('a PNG shows the same pixels as before, also where its lines were interlaced', () => {
  const png = pictures.find(({ mediaType }) => mediaType === 'image/png');
  if (png === undefined) throw new Error('there is no such picture');
  const cleaned = clean(png.marked(marker), 'image/png');
  expect(linesOf(Buffer.from(cleaned?.bytes ?? [])).equals(linesOf(png.plain))).toBe(true);
  const changed = Buffer.from(png.plain);
  changed[40] = (changed[40] ?? 0) ^ 1;
  expect(clean(changed, 'image/png')).toBeNull();
});

test('a JPEG keeps which way is up, and nothing else of what Exif tells', () => {
  const jpeg = pictures.find(({ mediaType }) => mediaType === 'image/jpeg');
  if (jpeg === undefined) throw new Error('there is no such picture');
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0II*\0\x08\0\0\0\x02\0', 'latin1'),
    Buffer.from([0x0e, 0x01, 2, 0, marker.length, 0, 0, 0, 38, 0, 0, 0]),
    Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from(marker),
  ]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
  const turned = Buffer.concat([jpeg.plain.subarray(0, 2), segment, jpeg.plain.subarray(2)]);
  const cleaned = Buffer.from(clean(turned, 'image/jpeg')?.bytes ?? []);
  expect(cleaned.includes(marker)).toBe(false);
  expect([...cleaned.subarray(2, 38)]).toEqual([
    0xff,
    0xe1,
    0,
    34,
    ...Buffer.from('Exif\0\0MM\0*', 'latin1'),
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    6,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
});

/** The scan lines of a PNG as they are packed. */
function linesOf(png: Buffer): Buffer {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return inflateSync(Buffer.concat(data));
}
