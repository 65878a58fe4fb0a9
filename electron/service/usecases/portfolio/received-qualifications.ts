import type { z } from 'zod';
import type { portfolioContent } from '../../../../shared/contract/portfolio';
import { localDate } from '../../../../shared/domain/calendar';
import type { Reader } from '../../db/schema';
import { shownRecords } from '../recognitions/list';

type Received = z.input<typeof portfolioContent>['received'];

/** What other sites had sent of a person by a day, with what had been decided on it here by then. */
export async function receivedQualifications(
  db: Reader,
  personIds: readonly string[],
  { day, zone }: { readonly day: string; readonly zone: string },
): Promise<Received> {
  const isBy = (instant: string): boolean => localDate(new Date(instant), zone) <= day;
  const received: Received = [];
  for (const personId of personIds) {
    for (const { recordId, sender, sequence, asOf, receivedAt, qualifications } of await shownRecords(db, personId, day)) {
      if (!isBy(receivedAt)) continue;
      for (const { decision, ordinal, ...one } of qualifications) {
        const { competencyCode, competencyTitle, levelCode, levelName, validFrom, validTo, assessedOn, assessor } = one;
        const held = { competencyCode, competencyTitle, levelCode, levelName, validFrom, validTo, assessedOn, assessor };
        received.push({
          recordId,
          ordinal,
          sender,
          sequence,
          asOf,
          receivedAt,
          ...held,
          decision: decision === null || !isBy(decision.decidedAt) ? null : decision,
        });
      }
    }
  }
  return received;
}
