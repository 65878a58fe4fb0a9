/** What was seen of an indicator; what was not seen is no observation. */
export const seenRatings = ['shown', 'partly', 'notShown'] as const;
export type SeenRating = (typeof seenRatings)[number];

export const evidenceItemKinds = ['reference', 'witnessStatement', 'workRecord', 'incident', 'completion', 'file'] as const;
export type EvidenceItemKind = (typeof evidenceItemKinds)[number];

export const answeredRecords = ['assessment', 'observation', 'evidenceItem', 'feedback'] as const;
export type AnsweredRecord = (typeof answeredRecords)[number];

export const feedbackGroups = ['peer', 'subordinate', 'customer', 'manager'] as const;
/** Whom those asked are to the person. Of these the manager alone is named. */
export type FeedbackGroup = (typeof feedbackGroups)[number];

/** How often an indicator was seen, by what was seen of it. */
export type SeenCounts = Readonly<Record<SeenRating, number>>;

/** Counts by indicator. What a later observation replaced is not to be among them. */
export function seenCounts(
  observations: readonly { readonly indicatorId: string; readonly rating: SeenRating }[],
): ReadonlyMap<string, SeenCounts> {
  const counts = new Map<string, SeenCounts>();
  for (const { indicatorId, rating } of observations) {
    const before = counts.get(indicatorId) ?? { shown: 0, partly: 0, notShown: 0 };
    counts.set(indicatorId, { ...before, [rating]: before[rating] + 1 });
  }
  return counts;
}
