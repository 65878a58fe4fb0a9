import { needsDecision } from '../../../../shared/domain/framework/decisions';
import { isCalendarDate } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { revisionWords } from '../../../lib/words/revisions';
import type { Decision, RevisionChange, RevisionHead } from '../queries';

const words = revisionWords.approval;

/** An approval as it is being prepared; kept as a draft. */
export interface ApprovalText {
  readonly effectiveFrom: string;
  readonly pilotUnitIds: readonly string[];
  /** By item. */
  readonly decisions: Readonly<Record<string, Noted | undefined>>;
}
export interface Noted {
  readonly decision: Decision['decision'];
  readonly days: number | null;
  readonly reason: string;
}

/** The changes that can concern people, on each of which the approver must decide. */
export function toDecide(changes: readonly RevisionChange[]): RevisionChange[] {
  return changes.filter(({ item, change }) => needsDecision(item, change));
}

/** The decisions as they are sent: only on what is in the revision now. */
export function decisionsOf(changes: readonly RevisionChange[], decisions: ApprovalText['decisions']): Decision[] {
  return toDecide(changes).flatMap(({ item: { itemId } }) => {
    const noted = decisions[itemId];
    return noted === undefined ? [] : [{ itemId, ...noted, days: noted.decision === 'noImpact' ? null : noted.days }];
  });
}

/** The same decision for several changes at once. */
export function decideFor(decisions: ApprovalText['decisions'], itemIds: readonly string[], noted: Noted): ApprovalText['decisions'] {
  return { ...decisions, ...Object.fromEntries(itemIds.map((itemId) => [itemId, noted])) };
}

/** What is wrong with the day from which it is to hold; null when nothing is. Only a library's first revision may begin in the past. */
export function faultOfDay(day: string, today: string, { isFirst }: { readonly isFirst: boolean }): string | null {
  if (!isCalendarDate(day)) return words.dateFault;
  return day < today && !isFirst ? words.past(today) : null;
}

/** What is wrong with a decision that is being written, by field. */
export function faultsOfNoted({ decision, days, reason }: Noted): { readonly days: string | null; readonly reason: string | null } {
  const hasDays = decision === 'noImpact' || (days !== null && days >= 1 && days <= 730);
  return { days: hasDays ? null : words.decisions.daysFault, reason: isReason(reason) ? null : words.decisions.reasonMissing };
}

/** Whether no revision of the library was approved before this one. */
export function isFirstOf(all: readonly RevisionHead[]): boolean {
  return all.every(({ approvedBy }) => approvedBy === null);
}
