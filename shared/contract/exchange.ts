import { z } from 'zod';
import { packageKinds } from '../domain/packages/manifest';
import { command, permitted, query } from './procedure';
import { fileHandle, id, instant, isoDate, name, reason, sha256 } from './values';

/** exists: a file of the completed name is there and nobody has agreed to replace it. */
export const cannotWriteReasons = ['notAllowed', 'diskFull', 'folderMissing', 'exists', 'failed'] as const;
export type CannotWriteReason = (typeof cannotWriteReasons)[number];

/** Kinds of packages that are about many people. */
export const peopleKinds = ['qualification-status', 'training-needs', 'roster', 'ratings', 'completions'] as const;

const count = z.number().int();

/** What a package tells: of many people, of one, or what became of a package that came in. */
const what = z.discriminatedUnion('kind', [
  /** unitId null: everybody. */
  z.object({ kind: z.enum(peopleKinds), unitId: id.nullable() }),
  z.object({ kind: z.literal('person-record'), personId: id }),
  z.object({ kind: z.literal('receipt'), packageInId: id }),
  /** What was rated here for a session of another site. */
  z.object({ kind: z.literal('calibration-ratings'), guestId: id }),
]);

export const exports = {
  /** Asks where to write the package; null when the person cancels. */
  chooseTarget: query(permitted('exchange.export', 'site'))
    .input(z.object({ suggestedName: z.string().min(1).max(120), isEncrypted: z.boolean() }))
    .output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Writes x.zip with x.zip.minisig beside it; encrypted to a partner x.zip.age with x.zip.age.minisig. */
  write: command(permitted('exchange.export', 'site'))
    .errors({
      HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
      CannotWrite: { message: 'The file could not be written. Nothing was recorded.', data: z.object({ why: z.enum(cannotWriteReasons) }) },
      PartnerNotFound: { message: 'There is no such partner, or its key is not confirmed or was revoked. Nothing was written.' },
      NoEncryptionKey: { message: 'This partner has given no key to encrypt to. Nothing was written.' },
      UnitNotFound: { message: 'There is no such unit.' },
      PersonNotFound: { message: 'There is no such person.' },
      NothingHeld: { message: 'This person holds no level on that day, so there is nothing to tell. Nothing was written.' },
      PackageNotFound: { message: 'There is no such package, or it is a receipt itself.' },
      NothingRated: { message: 'Nobody has handed in ratings for this session, or there is no such session. Nothing was written.' },
    })
    .input(
      z.object({
        target: fileHandle,
        what,
        /** A confirmed partner, or somebody without Touchstone by name. A receipt goes to whom the package came from. */
        to: z.union([z.object({ partnerId: id, isEncrypted: z.boolean() }), z.object({ receiver: name })]),
        asOf: isoDate.nullable(),
        reason,
      }),
    )
    .output(
      z.object({
        packageId: id,
        sequence: count,
        fileName: z.string(),
        sha256,
        rows: count,
        filter: z.string(),
        isEncrypted: z.boolean(),
        publicKey: z.string(),
      }),
    ),
  list: query(permitted('exchange.read', 'site')).output(
    z.object({
      packages: z.array(
        z.object({
          packageId: id,
          kind: z.enum(packageKinds),
          sequence: count,
          receiver: name,
          fileName: z.string(),
          sha256,
          isEncrypted: z.boolean(),
          rows: count,
          filter: z.string(),
          asOf: isoDate,
          writtenAt: instant,
          writtenBy: name,
          /** What the receiver says became of it; null: nothing yet. */
          receipt: z
            .object({
              accepted: count,
              rejected: count,
              receivedAt: instant,
              signedBy: z.string(),
              rejects: z.array(z.object({ row: count, code: z.string(), field: z.string().nullable() })),
            })
            .nullable(),
        }),
      ),
    }),
  ),
};
