import { z } from 'zod';
import { shownSignature } from '../assessments';
import { asPanelMember, command, permitted, query, session as anySession, signatureInput, signedCommand } from '../procedure';
import { id, instant, name, reason, sha256 } from '../values';
import { facilitators, panel, sessionNotFound, wrongState } from './errors';
import { minutesContent } from './minutes-content';

/** The minutes, who signs them, and the end of the session. */
export const minutes = {
  /** Ends the discussion and writes the minutes that the panel signs. */
  writeMinutes: command(permitted('calibration.run', 'site'))
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      CasesUndiscussed: { message: 'Some cases have not been discussed yet.', data: z.object({ titles: z.array(z.string()) }) },
      ResultMissing: {
        message: 'The figures of this session have not been computed yet, and the minutes name them. Compute them; nothing was changed.',
      },
    })
    .input(z.object({ sessionId: id }))
    .output(z.object({})),
  minutes: query(anySession)
    .errors({ ...sessionNotFound, ...wrongState })
    .input(z.object({ sessionId: id }))
    .output(
      z.object({
        contentDigest: sha256,
        writtenBy: name,
        writtenAt: instant,
        content: minutesContent,
        /** The digest of the content as it stands today is the one that was signed. */
        isIntact: z.boolean(),
        signatures: z.array(shownSignature),
        absences: z.array(z.object({ memberId: id, name, reason: z.string() })),
        /** Who has neither signed nor been recorded as absent. */
        awaited: z.array(z.object({ memberId: id, name, login: z.string().nullable() })),
        quorum: z.number().int(),
      }),
    ),
  signMinutes: signedCommand(asPanelMember, 'sign')
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...panel,
      AlreadySigned: { message: 'You have signed these minutes already.' },
      RecordedAbsent: { message: 'You are recorded as absent from this session. Nothing was signed.' },
    })
    .input(z.object({ sessionId: id, signature: signatureInput }))
    .output(z.object({})),
  recordAbsence: command(permitted('calibration.run', 'site'))
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      MemberNotFound: { message: 'There is no such member on this panel.' },
      AlreadySigned: { message: 'This member has signed the minutes.' },
      RecordedAbsent: { message: 'This member is recorded as absent already.' },
    })
    .input(z.object({ sessionId: id, memberId: id, reason }))
    .output(z.object({})),
  /** Ends the session for good, with everything that follows from it. */
  finalise: signedCommand(permitted('calibration.run', 'site'), 'sign')
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      SignaturesMissing: {
        message: 'Every member signs the minutes or is recorded as absent.',
        data: z.object({ names: z.array(z.string()) }),
      },
      BelowQuorum: {
        message: 'Fewer members have signed than the quorum of this session asks for. It cannot be finalised.',
        data: z.object({ signed: z.number().int(), quorum: z.number().int() }),
      },
    })
    .input(z.object({ sessionId: id, signature: signatureInput }))
    .output(z.object({})),
};
