/** What a panel member saw of an indicator; *not seen* says nothing of the person. */
export const indicatorMarks = ['met', 'notMet', 'notSeen'] as const;
export type IndicatorMark = (typeof indicatorMarks)[number];

/** One member's judgement of one case. */
export interface CaseRating {
  readonly level: number;
  /** By the indicator's id. */
  readonly indicators: Readonly<Record<string, IndicatorMark>>;
  /** The case's pieces of evidence that it rests on, by their ids. */
  readonly cited: readonly string[];
  readonly comment: string;
}

export interface RatedCase {
  readonly caseId: string;
  readonly title: string;
  readonly competencyId: string;
  /** Of the scale, ascending. */
  readonly levels: readonly number[];
  readonly requiredLevel: number | null;
  readonly indicators: readonly { readonly id: string; readonly text: string }[];
  /** The agreed rating of an exemplar; null: a case of real evidence. */
  readonly gold: CaseRating | null;
  /** By the member's id; who has not rated the case is missing. */
  readonly ratings: ReadonlyMap<string, CaseRating>;
}

/** A session whose ratings have been opened. */
export interface RatedSession {
  readonly sessionId: string;
  readonly members: readonly { readonly id: string; readonly name: string; readonly userId: string | null }[];
  readonly cases: readonly RatedCase[];
}

/** abandoned: ended without minutes, for example because too many keys were lost to open what is sealed. */
export const sessionStates = ['setUp', 'rating', 'discussion', 'signing', 'final', 'abandoned'] as const;
export type SessionState = (typeof sessionStates)[number];

export type PanelRole = 'member' | 'observer';

/** The fewest who can open a session together, and the fewest whose answers are ever shown as a group's. */
export const leastQuorum = 2;
export const leastGroup = 3;

/** A session is discussed in one sitting or a few; more cases than these nobody rates with care. */
export const mostCases = 60;
export const mostMembers = 24;

/** Whether answers without a name can be asked of a panel of so many, to be shown from `minimum` answers on. */
export function mayAskAnonymously(members: number, minimum: number): boolean {
  return minimum >= leastGroup && members >= minimum;
}

export type RatingFault =
  | { readonly kind: 'level' }
  | { readonly kind: 'indicators'; readonly missing: readonly string[] }
  | { readonly kind: 'cited' };

/** What is wrong with a rating of this case; null: nothing. Every indicator is marked, be it as not seen. */
export function ratingFault(
  of: { readonly levels: readonly number[]; readonly indicatorIds: readonly string[]; readonly pieceIds: readonly string[] },
  rating: CaseRating,
): RatingFault | null {
  if (!of.levels.includes(rating.level)) return { kind: 'level' };
  const missing = of.indicatorIds.filter((id) => rating.indicators[id] === undefined);
  if (missing.length > 0 || Object.keys(rating.indicators).length !== of.indicatorIds.length) return { kind: 'indicators', missing };
  return rating.cited.every((id) => of.pieceIds.includes(id)) ? null : { kind: 'cited' };
}
