import { byResultsAlone } from '../../../../shared/domain/movable-end';
import { holdingTimeline } from '../../../../shared/domain/standing-timeline';
import type { Reader } from '../../db/schema';
import { siteFacts } from '../../db/sql/site';
import { standingFacts } from '../../db/sql/standing-facts';

/** Whether results after a day alone amount to a level that holds today. */
export async function hasNewResult(
  db: Reader,
  {
    personId,
    competencyId,
    after,
    today,
  }: { readonly personId: string; readonly competencyId: string; readonly after: string; readonly today: string },
): Promise<boolean> {
  const facts = await standingFacts(db, personId, competencyId, (await siteFacts(db)).expiringDays);
  if (facts === null) return false;
  return holdingTimeline(byResultsAlone(facts, after)).some(({ from, until }) => from <= today && (until === null || until >= today));
}
