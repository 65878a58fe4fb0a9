interface TimedStep {
  readonly ordinal: number;
  readonly result: 'met' | 'notMet' | 'notApplicable';
  /** An instant; null where nobody noted it. */
  readonly doneAt: string | null;
}

/**
 * The steps of an enforced sequence that need a reason: done before one that stands before them, or at a time that nobody
 * noted. What did not apply has no place in the order.
 */
export function outOfOrder(steps: readonly TimedStep[]): number[] {
  const applying = steps.filter((step) => step.result !== 'notApplicable').toSorted((a, b) => a.ordinal - b.ordinal);
  const latestBefore = (ordinal: number): number =>
    Math.max(...applying.map((step) => (step.ordinal < ordinal && step.doneAt !== null ? Date.parse(step.doneAt) : -Infinity)));
  return applying
    .filter(({ ordinal, doneAt }) => doneAt === null || Date.parse(doneAt) < latestBefore(ordinal))
    .map(({ ordinal }) => ordinal);
}
