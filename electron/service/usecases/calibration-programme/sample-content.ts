import { z } from 'zod';
import { criticalities, strata } from '../../../../shared/contract/calibration-programme';
import { rememberedParse } from '../../db/remembered-parse';

/** What a sample was drawn from and by, so that it can be drawn again, and what was drawn. */
const sampleContent = z.object({
  afterEntry: z.number().int(),
  untilEntry: z.number().int(),
  size: z.number().int(),
  strata: z.array(z.enum(strata)),
  candidates: z.array(
    z.object({
      id: z.string(),
      assessor: z.string(),
      level: z.number(),
      site: z.string(),
      siteName: z.string(),
      criticality: z.enum(criticalities),
      risk: z.number(),
    }),
  ),
  drawn: z.array(z.string()),
  fitted: z.object({
    wanted: z.number(),
    fitting: z.number(),
    minutes: z.number(),
    minutesLeft: z.number(),
    raters: z.number(),
    ratersAtHand: z.number(),
    widthWanted: z.number().nullable(),
    widthLeft: z.number().nullable(),
  }),
});
export type SampleContent = z.infer<typeof sampleContent>;

export const sampleContentOf: (text: string) => SampleContent = rememberedParse(sampleContent);
