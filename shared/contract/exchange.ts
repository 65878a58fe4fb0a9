import { z } from 'zod';
import { command, permitted, query } from './procedure';
import { fileHandle, id, instant, isoDate, name, reason, sha256 } from './values';

/** exists: a file of the completed name is there and nobody has agreed to replace it. */
export const cannotWriteReasons = ['notAllowed', 'diskFull', 'folderMissing', 'exists', 'failed'] as const;
export type CannotWriteReason = (typeof cannotWriteReasons)[number];

export const exports = {
  /** Asks where to write the package; null when the person cancels. */
  chooseTarget: query(permitted('exchange.export', 'site'))
    .input(z.object({ suggestedName: z.string().min(1).max(120) }))
    .output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Writes who is qualified for what as x.zip with x.zip.minisig beside it. */
  qualificationStatus: command(permitted('exchange.export', 'site'))
    .errors({
      HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
      CannotWrite: { message: 'The file could not be written. Nothing was recorded.', data: z.object({ why: z.enum(cannotWriteReasons) }) },
    })
    .input(z.object({ target: fileHandle, receiver: name, asOf: isoDate.nullable(), reason }))
    .output(
      z.object({ packageId: id, sequence: z.number().int(), fileName: z.string(), sha256, rows: z.number().int(), publicKey: z.string() }),
    ),
  list: query(permitted('exchange.read', 'site')).output(
    z.object({
      /** The key that a receiver checks packages with, in minisign's own form, and its fingerprint to compare in print. */
      publicKey: z.string(),
      fingerprint: z.string(),
      packages: z.array(
        z.object({
          packageId: id,
          sequence: z.number().int(),
          receiver: name,
          fileName: z.string(),
          sha256,
          rows: z.number().int(),
          asOf: isoDate,
          writtenAt: instant,
          writtenBy: name,
        }),
      ),
    }),
  ),
};
