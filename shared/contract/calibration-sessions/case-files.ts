import { z } from 'zod';
import { cannotWriteReasons } from '../exchange';
import { command, permitted, query } from '../procedure';
import { fileHandle, id, sha256 } from '../values';
import { facilitators, partnerNotFound, sessionNotFound, wrongState } from './errors';

/** The cases as a file, for members at other sites. */
export const caseFiles = {
  /** Asks where the file with the cases is written; null when the person cancels. */
  chooseCaseFile: query(permitted('calibration.run', 'site'))
    .input(z.object({ suggestedName: z.string().min(1).max(120) }))
    .output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Writes the cases for a member at a partner's site, encrypted to that site and signed with this one's key. */
  writeCaseFile: command(permitted('calibration.run', 'site'))
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      ...partnerNotFound,
      MemberNotFound: { message: 'There is no such member at a partner’s site on this panel. Nothing was written.' },
      AlreadyHandedIn: { message: 'The ratings of this member are here already. Nothing was written.' },
      FileNotFound: {
        message: 'The bytes of a file of a case are not the ones that were kept, so nothing was written. Have the record verified.',
      },
      TooLarge: {
        message:
          'The files of these cases are larger together than a package takes. Nothing was written; a new round with fewer files can be.',
        data: z.object({ limit: z.number().int() }),
      },
      HandleExpired: { message: 'The chosen place is no longer at hand. Choose it again.' },
      CannotWrite: { message: 'The file could not be written. Nothing was recorded.', data: z.object({ why: z.enum(cannotWriteReasons) }) },
    })
    .input(z.object({ sessionId: id, memberId: id, target: fileHandle }))
    .output(z.object({ fileName: z.string(), sequence: z.number().int(), sha256, publicKey: z.string() })),
};
