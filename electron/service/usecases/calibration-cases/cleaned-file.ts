import { cleanPicture } from '../../../../shared/domain/calibration/clean-picture';
import { headBytes, mediaTypeOf, shownAs } from '../../../../shared/domain/media-type';
import { fail, ok } from '../../../../shared/result';
import { deflate } from './file-bytes';

/** No file of a case is larger, in bytes. */
export const mostCaseBytes = 16 * 1024 * 1024;

/** A file as it may stand in a case: of a picture only what it shows, anything else as it is. */
export function cleanedFile(bytes: Uint8Array) {
  const mediaType = mediaTypeOf(bytes.subarray(0, headBytes));
  const shown = shownAs(mediaType);
  if (shown === null) return fail('NotShown');
  if (shown !== 'image') return ok({ mediaType, bytes });
  const clean = cleanPicture(bytes, mediaType, deflate);
  return clean === null ? fail('NotAPicture') : ok(clean);
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};
const names = { image: 'Picture', pdf: 'Document', audio: 'Sound', video: 'Film', text: 'Text' } as const;

/** What a file of a case is called: what it was called before may name somebody. */
export function caseFileName(mediaType: string, number: number): string {
  const shown = shownAs(mediaType);
  return `${shown === null ? 'File' : names[shown]} ${number}.${endings[mediaType] ?? 'bin'}`;
}
