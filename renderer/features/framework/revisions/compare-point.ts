import { revisionWords } from '../../../lib/words/revisions';
import type { Comparison, ComparePoint, RevisionHead } from '../queries';

const words = revisionWords.points;

/** What a revision is laid beside unless another is chosen: what was approved before it. */
export function pointBefore({ number, state }: RevisionHead, all: readonly RevisionHead[]): ComparePoint {
  if (state === 'inReview' || state === 'returned') return { at: 'approved' };
  const [before] = all.filter((other) => other.number < number && isApproved(other)).toSorted((a, b) => b.number - a.number);
  return before === undefined ? { at: 'nothing' } : { at: 'revision', revisionId: before.revisionId };
}

const isApproved = ({ state }: RevisionHead): boolean => state !== 'inReview' && state !== 'returned' && state !== 'withdrawn';

/** Revisions that can be laid beside another: one that was given back is a draft again, and no state of the library. */
export function comparable(all: readonly RevisionHead[]): RevisionHead[] {
  return all.filter(({ state }) => state !== 'returned');
}

/** A point as the address of the page names it: a revision, or nothing. */
export function pointOf(name: string): ComparePoint {
  return name === 'nothing' ? { at: 'nothing' } : { at: 'revision', revisionId: name };
}

/** What one side of a comparison is, in words. */
export function pointText({ number, title, at }: Comparison['from']): string {
  if (number !== null) return words.revision(number, title ?? '');
  return at.at === 'nothing' ? words.nothing : words.approved;
}
