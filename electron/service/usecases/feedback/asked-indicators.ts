import { z } from 'zod';
import { askedIndicator } from '../../../../shared/contract/feedback';
import type { Reader } from '../../db/schema';
import { requiredCompetencies } from '../observations/indicators';

export type AskedIndicator = z.infer<typeof askedIndicator>;
const stored = z.array(askedIndicator);

/** What a round asks about, as it read when the round began. */
export const askedIn = (round: { readonly indicators: string }): AskedIndicator[] => stored.parse(JSON.parse(round.indicators));

/** The indicators of what a person's roles require, which are what others can be asked about. */
export async function askableIndicators(db: Reader, personId: string, today: string): Promise<AskedIndicator[]> {
  return (await requiredCompetencies(db, personId, today)).flatMap(({ competencyId, code, title, content }) =>
    content.indicators.map(({ indicatorId, level, text }) => {
      return { competencyId, indicatorId, competencyCode: code, competencyTitle: title, level, text };
    }),
  );
}
