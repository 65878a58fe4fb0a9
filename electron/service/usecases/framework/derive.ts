import type { CompetencyItem, FrameworkItem } from '../../../../shared/contract/framework-item';
import type { Tx } from '../../db/schema';
import { competenciesAskedBy } from '../../db/sql/linked-terms';
import { competenciesRequiredBy, peopleOfCompetencies } from '../../db/sql/people-of-competency';
import { competenciesKeptCurrentBy } from '../../db/sql/practice';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import type { JobProgress } from '../../jobs/job-messages';

/**
 * Derives the standings that items can have changed, of whoever they concern. A competency that holds as long and on the
 * same scale as before and asks for the same changes nobody's standing, whatever else was said of it.
 */
export async function deriveFor(
  tx: Tx,
  items: readonly FrameworkItem[],
  tell: (progress: JobProgress) => void,
  formers: ReadonlyMap<string, FrameworkItem> = new Map(),
): Promise<void> {
  const ids = new Set(items.flatMap((item) => (hasOtherTerms(formers.get(item.itemId), item) ? [item.itemId] : [])));
  const requirements = items.flatMap((item) => (item.kind === 'requirement' ? [item.itemId] : []));
  for (const competencyId of await competenciesRequiredBy(tx, requirements)) ids.add(competencyId);
  const linked = items.flatMap((item) => (mayAskOtherwise(formers.get(item.itemId), item) ? [item.itemId] : []));
  for (const competencyId of await competenciesAskedBy(tx, linked)) ids.add(competencyId);
  for (const competencyId of await competenciesKeptCurrentBy(tx, linked)) ids.add(competencyId);
  if (ids.size === 0) return;
  const competencyIds = [...ids];
  const people = await peopleOfCompetencies(tx, competencyIds);
  const { expiringDays } = await siteFacts(tx);
  await deriveStandings(tx, people, expiringDays, competencyIds, (done, total) => tell({ label: 'standings', done, total }));
}

function hasOtherTerms(former: FrameworkItem | undefined, item: FrameworkItem): boolean {
  if (item.kind !== 'competency') return false;
  if (former?.kind !== 'competency') return true;
  const termsOf = ({ content: { validityMonths, scaleId, sufficiency, validity, prerequisites } }: CompetencyItem): string =>
    JSON.stringify([validityMonths, scaleId, sufficiency, validity, prerequisites]);
  return termsOf(former) !== termsOf(item);
}

/** Whether a link, a task or a clause can ask something else of what it is linked to; where nobody knows what it was, it can. */
function mayAskOtherwise(former: FrameworkItem | undefined, item: FrameworkItem): boolean {
  return saidOf(item) !== null && (former === undefined || saidOf(former) !== saidOf(item));
}

function saidOf(item: FrameworkItem): string | null {
  if (item.kind === 'link') return JSON.stringify([item.isRetired, item.fromId, item.toId, item.content.relation]);
  if (item.kind === 'task') return JSON.stringify([item.isRetired, item.content.isCovered]);
  if (item.kind !== 'clause') return null;
  const { notSoleMethods, validity, graceDays } = item.content;
  return JSON.stringify([item.isRetired, notSoleMethods, validity, graceDays]);
}
