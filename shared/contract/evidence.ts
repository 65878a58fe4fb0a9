import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { uploadPieceBytes } from '../domain/attachment';
import { evidenceFile } from './assessments';
import { draft, permitted, query, vault } from './procedure';
import { fileHandle, id, progress } from './values';

const sizeErrors = {
  TooLarge: { message: 'A file may have up to 200 MB.' },
  Empty: { message: 'This file is empty.' },
};
const damaged = {
  EvidenceNotFound: { message: 'There is no such file.' },
  EvidenceDamaged: {
    message: 'The stored file is not the one that was attached: its digest differs.',
    data: z.object({ evidenceId: id }),
  },
};
const uploadGone = { UploadGone: { message: 'This file is not being attached any more. Attach it again; nothing of it was kept.' } };
const fileName = z.string().min(1).max(255);
const piece = z.instanceof(Blob).refine(({ size }) => size <= uploadPieceBytes, 'a piece is too large');

export const evidence = {
  /** Keeps a small file's bytes until the assessment that cites it is signed; unsigned ones are collected later. */
  add: draft(permitted('evidence.add', 'visible'))
    .errors({ ...sizeErrors, TooLarge: { message: 'A file of more than 16 MB is handed over in pieces.' } })
    .input(z.object({ fileName, mediaType: z.string().max(127), data: z.instanceof(Blob) }))
    .output(evidenceFile),
  /** Asks the person for files; each is behind a handle for `attach`. Empty: none was chosen. */
  choose: query(permitted('evidence.add', 'visible')).output(
    z.object({ files: z.array(z.object({ handle: fileHandle, fileName: z.string(), size: z.number().nullable() })) }),
  ),
  /** Reads a chosen file into the vault a little at a time, so that of any size little is in memory. */
  attach: vault(permitted('evidence.add', 'visible'))
    .errors({
      ...sizeErrors,
      HandleExpired: { message: 'This choice of a file is used up. Choose the file again.' },
      ChangedWhileReading: {
        message:
          'The file was changed while it was read, so nothing of it was kept. Wait until whatever writes it has ended, then attach it again.',
      },
      FileLost: {
        message:
          'The file cannot be reached any more: its drive was removed, or it was moved or deleted. Nothing of it was kept. Connect the drive, then attach it again.',
      },
      NotAFile: { message: 'This is not a plain file. Nothing was kept.' },
      FileUnreadable: { message: 'The file may not be read by whoever runs this station. Nothing was kept.' },
    })
    .input(z.object({ handle: fileHandle }))
    .output(eventIterator(z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done'), file: evidenceFile })]))),
  /** Begins to take a file that the page holds: dropped, pasted or photographed. What is not finished is collected. */
  begin: draft(permitted('evidence.add', 'visible'))
    .errors({ ...sizeErrors, TooManyAtOnce: { message: 'Too many files are being attached at once. Wait for one of them.' } })
    .input(z.object({ fileName, size: z.number().int().nonnegative() }))
    .output(z.object({ uploadId: id })),
  /** The next bytes of it, in their order. */
  append: draft(permitted('evidence.add', 'visible'))
    .errors({
      ...uploadGone,
      NotInOrder: { message: 'These bytes are not the next of this file. Attach it again; nothing of it was kept.' },
    })
    .input(z.object({ uploadId: id, offset: z.number().int().nonnegative(), data: piece }))
    .output(z.object({ received: z.number().int() })),
  finish: draft(permitted('evidence.add', 'visible'))
    .errors({
      ...uploadGone,
      Incomplete: {
        message: 'The file ended before all of it had come: it was changed while it was read. Nothing was kept; attach it again.',
      },
    })
    .input(z.object({ uploadId: id }))
    .output(evidenceFile),
  cancel: draft(permitted('evidence.add', 'visible'))
    .input(z.object({ uploadId: id }))
    .output(z.object({ wasThere: z.boolean() })),
  /** A file held against its digest as a whole, and the handle under which its preview is streamed until the site is locked. */
  read: query(permitted('assessments.read', 'visible'))
    .errors(damaged)
    .input(z.object({ evidenceId: id }))
    .output(
      z.object({
        file: evidenceFile,
        preview: z.object({ handle: fileHandle, shownAs: z.enum(['image', 'audio', 'video', 'pdf', 'text']) }).nullable(),
      }),
    ),
  /** Asks where to, and writes a copy there that was held against its digest; null where nowhere was chosen. */
  saveCopy: query(permitted('assessments.read', 'visible'))
    .errors({
      ...damaged,
      CannotWrite: {
        message: 'The copy could not be written there. Nothing was left behind; choose another place.',
        data: z.object({ reason: z.enum(['notAllowed', 'diskFull', 'folderMissing', 'failed']) }),
      },
    })
    .input(z.object({ evidenceId: id }))
    .output(z.object({ fileName: z.string().nullable() })),
  /** Lets the page use the camera, or no longer. Locking ends it as well. */
  camera: vault(permitted('evidence.add', 'visible'))
    .input(z.object({ isOn: z.boolean() }))
    .output(z.object({ isOn: z.boolean() })),
};
