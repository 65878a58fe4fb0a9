import { z } from 'zod';
import { id, instant, isoDate, level, name, sha256 } from '../values';

/** What the panel signs: who was there, what each case came to, and who does not agree. */
export const minutesContent = z.object({
  sessionId: id,
  title: name,
  round: z.number().int(),
  plannedOn: isoDate,
  facilitator: name,
  coFacilitator: name.nullable(),
  quorum: z.number().int(),
  agenda: z.string(),
  groundRules: z.string(),
  startedAt: instant,
  closedAt: instant,
  members: z.array(
    z.object({
      memberId: id,
      name,
      handedIn: z.boolean(),
      rated: z.number().int(),
      /** Why a member at another site is not there to sign, and so is not of those whom the quorum counts; null: they are. */
      absent: z.string().nullable().default(null),
    }),
  ),
  observers: z.array(name),
  question: z.object({ text: z.string(), answered: z.number().int(), answers: z.array(z.string()).nullable() }).nullable(),
  cases: z.array(
    z.object({
      caseId: id,
      title: z.string(),
      competency: z.string(),
      caseDigest: sha256,
      ratings: z.array(z.object({ memberId: id, level })),
      consensusLevel: level.nullable(),
      reason: z.string(),
      seconds: z.number().int(),
      dissents: z.array(z.object({ memberId: id, name, statement: z.string() })),
    }),
  ),
  resultDigest: sha256.nullable(),
});
export type MinutesContent = z.infer<typeof minutesContent>;
