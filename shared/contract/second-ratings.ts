import { z } from 'zod';
import { assessmentErrors, judged, outcome, performance } from './assessment-input';
import { command, permitted, query, signatureInput, signedCommand } from './procedure';
import { id, instant, isoDate, level, name, reason } from './values';

/** All that anybody is told of a rating that waits for a second one. */
const waiting = z.object({
  /** Names the rating that waits. */
  assessmentId: id,
  personId: id,
  personName: name,
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: name,
  level,
  levelCode: z.string(),
  performedOn: isoDate,
});

const gone = {
  RatingNotFound: { message: 'No rating waits for a second one here: it was made, or taken back.' },
};

/** Two independent ratings of one performance: nobody sees the first before the second is signed; then both appear at once. */
export const secondRatings = {
  /** Signs the first of two ratings. What it says stands nowhere until the second is in. */
  rateFirst: signedCommand(permitted('assessments.sign', 'person'), 'sign')
    .errors({
      ...assessmentErrors,
      RaterNotFound: {
        message: 'Whoever is asked to rate second needs an account, and is somebody else than the person and the first rater.',
      },
    })
    .input(
      z.object({
        ...performance.shape,
        ...judged.shape,
        /** The user id of who is asked to rate second; null: whoever may. */
        secondLogin: z.string().trim().min(1).max(64).nullable(),
        signature: signatureInput,
      }),
    )
    .output(z.object({ assessmentId: id })),
  /** Signs the second: of the same person, competency, level and day. Both become records in this moment. */
  rateSecond: signedCommand(permitted('assessments.sign', 'person'), 'sign')
    .errors({
      ...assessmentErrors,
      ...gone,
      SameRater: { message: 'Whoever rated first cannot rate second: two people rate independently of each other.' },
      AnotherAsked: { message: 'Somebody else is asked for this rating.' },
      OtherPerformance: { message: 'A second rating is of the same person, competency, level and day as the first.' },
    })
    .input(z.object({ ...performance.shape, ...judged.shape, firstId: id, signature: signatureInput }))
    .output(
      z.object({
        assessmentId: id,
        outcome,
        first: z.object({ assessmentId: id, assessorName: name, outcome }),
      }),
    ),
  /** The first rater takes the rating back before there is a second. It never appears. */
  withdrawFirst: command(permitted('assessments.sign', 'visible'))
    .errors({ ...gone, NotYours: { message: 'Only who made the first rating can take it back.' } })
    .input(z.object({ assessmentId: id, reason }))
    .output(z.object({})),
  /** What waits for the asker: records sent back, second ratings asked of them, and their own first ratings. */
  waiting: query(permitted('assessments.read', 'visible')).output(
    z.object({
      returned: z.array(waiting.extend({ reason: z.string(), returnedBy: name, returnedAt: instant })),
      asked: z.array(waiting),
      first: z.array(waiting.extend({ signedAt: instant, askedName: name.nullable() })),
    }),
  ),
};
