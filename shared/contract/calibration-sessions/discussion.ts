import { z } from 'zod';
import { caseRating } from '../case-material';
import { asPanelMember, command, permitted, query, session as anySession, signatureInput, signedCommand } from '../procedure';
import { fileHandle, id, instant, level, name, reason } from '../values';
import { facilitators, panel, sessionNotFound, wrongState } from './errors';
import { indicatorMark, shownCase } from './shapes';

/** What the panel sees and says once the ratings are open. */
export const discussion = {
  /** A picture or another file of a case, for looking at. */
  showFile: query(anySession)
    .errors({
      ...sessionNotFound,
      FileNotFound: { message: 'There is no such file in this case, or its bytes are not the ones that were kept.' },
    })
    .input(z.object({ sessionId: id, caseId: id, fileId: id }))
    .output(
      z.object({
        preview: z.object({ handle: fileHandle, shownAs: z.enum(['image', 'audio', 'video', 'pdf', 'text']) }).nullable(),
      }),
    ),
  /** Every case with what each member rated; from the closing on. */
  board: query(anySession)
    .errors({ ...sessionNotFound, ...wrongState })
    .input(z.object({ sessionId: id }))
    .output(
      z.object({
        members: z.array(z.object({ memberId: id, name, login: z.string().nullable() })),
        cases: z.array(
          shownCase.extend({
            gold: caseRating.nullable(),
            ratings: z.array(z.object({ memberId: id, rating: caseRating })),
            consensus: z
              .object({
                level: level.nullable(),
                indicators: z.record(id, indicatorMark),
                reason: z.string(),
                seconds: z.number().int(),
                decidedBy: name,
                decidedAt: instant,
              })
              .nullable(),
            dissents: z.array(z.object({ dissentId: id, memberId: id, name, statement: z.string(), recordedAt: instant })),
          }),
        ),
      }),
    ),
  /** What the panel agreed on for a case, or that it did not agree. Said again, the last one counts; the others stay in the record. */
  decide: command(permitted('calibration.run', 'site'))
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      CaseNotFound: { message: 'There is no such case in this session.' },
      RatingIncomplete: { message: 'The level or an indicator is none of this case.', data: z.object({ title: z.string() }) },
      Unchanged: { message: 'This stands so already.' },
    })
    .input(
      z.object({
        sessionId: id,
        caseId: id,
        level: level.nullable(),
        indicators: z.record(id, indicatorMark),
        reason,
        seconds: z.number().int().min(0).max(86_400),
      }),
    )
    .output(z.object({})),
  /** A member does not agree with what the panel came to. It stands in the minutes. */
  dissent: signedCommand(asPanelMember, 'sign')
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...panel,
      CaseNotFound: { message: 'There is no such case in this session.' },
      NothingToDissent: { message: 'The panel has come to nothing for this case yet.' },
    })
    .input(z.object({ sessionId: id, caseId: id, statement: reason, signature: signatureInput }))
    .output(z.object({})),
};
