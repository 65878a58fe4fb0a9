import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import type { ObligationRow, RevisionDecisionRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { openOfItems } from '../../db/sql/obligations';

type Kind = ObligationRow['kind'];

/** For whom and from when a revision counts; unitIds null: everywhere. */
interface Taking {
  readonly revisionId: string;
  readonly from: string;
  readonly today: string;
  readonly unitIds: readonly string[] | null;
}

/**
 * What earlier revisions still ask of people about items that this one changes or retires, closed as superseded by it. A duty goes
 * only where the new decision asks for as much, or where the item is retired: a change of no impact leaves what was owed before.
 * What is due before this revision takes effect is still owed.
 */
export async function supersededObligations(
  db: Reader,
  decisions: ReadonlyArray<Pick<RevisionDecisionRow, 'itemId' | 'decision'>>,
  items: ReadonlyMap<string, FrameworkItem>,
  { revisionId, from, today, unitIds }: Taking,
): Promise<ObligationRow[]> {
  const closes = new Map<string, readonly Kind[]>();
  for (const { itemId, decision } of decisions) if (decision !== 'noImpact') closes.set(itemId, closedBy[decision]);
  for (const item of items.values()) if (item.isRetired) closes.set(item.itemId, closedBy.reassess);
  const open = await openOfItems(db, [...closes.keys()], { day: from > today ? from : today, unitIds });
  return open
    .filter((row) => row.revisionId !== revisionId && closes.get(row.itemId)?.includes(row.kind) === true)
    .filter(({ dueOn }) => from <= today || dueOn >= from)
    .map((row) => ({ ...row, state: 'cancelled', supersededBy: revisionId }));
}

const closedBy: Readonly<Record<Kind, readonly Kind[]>> = {
  readAndUnderstand: ['readAndUnderstand'],
  onboarding: [],
  reassess: ['readAndUnderstand', 'reassess'],
};
