/** A span in which somebody works under supervision; instants in one notation, the last not included. */
export interface SupervisedSpan {
  readonly personId: string;
  readonly fromAt: string;
  readonly toAt: string;
}

/** The most people at a time within a span, and the first instant at which they are so many; whoever is in two spans at once counts once. */
export function mostAtOnce(
  spans: readonly SupervisedSpan[],
  within: Pick<SupervisedSpan, 'fromAt' | 'toAt'>,
): { readonly count: number; readonly at: string; readonly personIds: readonly string[] } {
  // People join only where a span begins, so that the most are there at one of these instants.
  const starts = [within.fromAt, ...spans.map(({ fromAt }) => fromAt)].filter((at) => at >= within.fromAt && at < within.toAt);
  let most: ReturnType<typeof mostAtOnce> = { count: 0, at: within.fromAt, personIds: [] };
  for (const at of starts.toSorted()) {
    const personIds = [...new Set(spans.filter(({ fromAt, toAt }) => fromAt <= at && at < toAt).map(({ personId }) => personId))];
    if (personIds.length > most.count) most = { count: personIds.length, at, personIds };
  }
  return most;
}
