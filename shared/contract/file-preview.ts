import { z } from 'zod';
import { fileHandle, id, progress } from './values';

/** A file that is looked at before anything of it is written: chosen in the dialog, dropped on the page, or of an earlier preview. */
export const previewSource = z.union([
  z.object({ handle: fileHandle }),
  z.object({ file: z.instanceof(Blob), fileName: z.string().min(1).max(255) }),
  z.object({ previewId: id }),
]);

export const previewGone = { message: 'This preview is no longer at hand. Read the file again; nothing was written.' };

export const previewErrors = {
  HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
  PreviewExpired: previewGone,
  FileTooLarge: { message: 'This file is too large to be read.' },
};

/** How far the reading is, and at its end what the file would bring, or why it cannot be read. */
export function previewEvent<Preview extends z.ZodType>(preview: Preview) {
  return z.discriminatedUnion('kind', [
    progress,
    z.object({ kind: z.literal('done'), preview: preview.nullable(), unreadable: z.string().nullable() }),
  ]);
}
