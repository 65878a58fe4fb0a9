import { z } from 'zod';
import { command, permitted, query } from './procedure';
import { id, instant, reason } from './values';

const notice = z.object({
  noticeId: id,
  kind: z.enum(['setBack', 'zoneChanged']),
  station: z.string(),
  recordedAt: instant,
  /** The moment the clock had reached before it was set back. */
  previousAt: instant.nullable(),
  previousZone: z.string().nullable(),
  stationZone: z.string().nullable(),
  /** Place in the log. */
  entryNumber: z.number().int(),
  acknowledged: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
});

export const clock = {
  /** What was noticed about the clocks of stations: the newest hundred. */
  notices: query(permitted('audit.read', 'site')).output(z.object({ notices: z.array(notice) })),
  /** Says that a clock set back has been looked into. Signing is possible again, and time counts from where the clock stands. */
  acknowledge: command(permitted('vault.manage', 'site'))
    .errors({ NothingToAcknowledge: { message: 'This has been acknowledged already. Nothing was changed.' } })
    .input(z.object({ noticeId: id, reason }))
    .output(z.object({ acknowledged: z.number().int() })),
};
