import { cleanGif } from './clean-gif';
import { cleanJpeg } from './clean-jpeg';
import { cleanPng } from './clean-png';
import { cleanWebp } from './clean-webp';

/** What packs and unpacks the scan lines of a PNG (RFC 1950). Unpacking throws where the data is broken or longer than `most`. */
export interface Deflate {
  readonly unpack: (data: Uint8Array, most: number) => Uint8Array;
  readonly pack: (data: Uint8Array) => Uint8Array;
}

export interface CleanPicture {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
  readonly bytes: Uint8Array;
}

/**
 * A picture with nothing in its file but what is drawn: only the parts by which it is drawn are copied, so that whatever else a program wrote into it
 * (EXIF, XMP, IPTC, comments, texts, thumbnails, bytes after the end) is left behind. Null: it is none of these, or broken.
 */
export function cleanPicture(bytes: Uint8Array, mediaType: string, deflate: Deflate): CleanPicture | null {
  switch (mediaType) {
    case 'image/jpeg':
      return made('image/jpeg', cleanJpeg(bytes));
    case 'image/png':
      return made('image/png', cleanPng(bytes, deflate));
    case 'image/gif':
      return made('image/gif', cleanGif(bytes));
    case 'image/webp':
      return made('image/webp', cleanWebp(bytes));
    default:
      return null;
  }
}

const made = (mediaType: CleanPicture['mediaType'], bytes: Uint8Array | null): CleanPicture | null =>
  bytes === null ? null : { mediaType, bytes };
