/** What a revision is on a day; 'approved' is told apart by what the day makes of it. */
export type RevisionState = 'inReview' | 'returned' | 'scheduled' | 'inPilot' | 'effective' | 'superseded' | 'withdrawn';

export interface RevisionFacts {
  readonly number: number;
  readonly state: 'inReview' | 'returned' | 'approved' | 'withdrawn';
  readonly effectiveFrom: string | null;
  /** From when it holds everywhere; null: it is under pilot. */
  readonly generalFrom: string | null;
}

/** The state of a revision on a day, given the others of its library: a later one in force everywhere supersedes it. */
export function revisionState(revision: RevisionFacts, all: readonly RevisionFacts[], day: string): RevisionState {
  if (revision.state !== 'approved') return revision.state;
  const { effectiveFrom, generalFrom } = revision;
  if (effectiveFrom === null || effectiveFrom > day) return 'scheduled';
  if (generalFrom === null || generalFrom > day) return 'inPilot';
  const isSuperseded = all.some(
    (other) => other.state === 'approved' && other.number > revision.number && other.generalFrom !== null && other.generalFrom <= day,
  );
  return isSuperseded ? 'superseded' : 'effective';
}
