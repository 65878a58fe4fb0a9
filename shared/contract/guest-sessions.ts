import { z } from 'zod';
import { calibrationSessions } from './calibration-sessions';
import { command, permitted, query, session as anySession } from './procedure';
import { id, instant, isoDate, name, reason } from './values';

const summary = z.object({
  guestId: id,
  title: name,
  round: z.number().int(),
  plannedOn: isoDate,
  partner: name,
  memberName: name,
  cases: z.number().int(),
  rater: z.object({ userId: id, name, login: z.string() }).nullable(),
  handedInAt: instant.nullable(),
});

/** Sessions of other sites that somebody here rates: they came in a package and go back in one. */
export const guestSessions = {
  /** All of them for whoever takes packages or reads calibration; to others those that they rate. */
  list: query(anySession).output(z.object({ sessions: z.array(summary) })),
  get: query(anySession)
    .errors({ SessionNotFound: { message: 'There is no such session, or you are not part of it.' } })
    .input(z.object({ guestId: id }))
    .output(
      summary.extend({
        partnerId: id,
        facilitator: name,
        agenda: z.string(),
        groundRules: z.string(),
        titles: z.array(z.string()),
        hasAcknowledged: z.boolean(),
        /** The partner has given a key to encrypt to. */
        isEncrypted: z.boolean(),
        /** Who can be chosen to rate; empty for whoever does not choose. */
        candidates: z.array(z.object({ userId: id, name })),
        may: z.object({ choose: z.boolean(), rate: z.boolean(), write: z.boolean() }),
      }),
    ),
  chooseRater: command(permitted('exchange.receive', 'site'))
    .errors({
      SessionNotFound: { message: 'There is no such session, or you are not part of it.' },
      UserNotFound: { message: 'Whoever is chosen has no account that is in use.' },
      NotAnAssessor: { message: 'Whoever rates for another site needs the role of an assessor here.' },
      MemberHasNoKey: { message: 'Whoever is chosen has no signing key that a second person has attested.' },
      AlreadyHandedIn: { message: 'The ratings were handed in already. Nothing was changed.' },
      Unchanged: { message: 'This person is chosen already.' },
    })
    .input(z.object({ guestId: id, userId: id, reason }))
    .output(z.object({})),
  // The same as at the site whose session it is; `sessionId` is the id under which it is kept here.
  beginTurn: calibrationSessions.beginTurn,
  handIn: calibrationSessions.handIn,
  showFile: calibrationSessions.showFile,
};
