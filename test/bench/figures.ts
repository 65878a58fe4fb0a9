/** Whether a bench runs in its small form, for a look in under a minute. */
export const isQuick = process.env['TOUCHSTONE_BENCH_QUICK'] === '1';

/** The value below which a share of them lies; 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that something took. */
export async function timed(run: () => unknown): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

/** Milliseconds of processor time, in all threads: what else the machine does is not in it. */
export async function processorTime(run: () => unknown): Promise<number> {
  const begun = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** Runs the alternatives in turn, so often each: what disturbs one disturbs all. Answers with the milliseconds of every run. */
export async function sideBySide(rounds: number, ...alternatives: ReadonlyArray<() => unknown>): Promise<number[][]> {
  const taken = alternatives.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, run] of alternatives.entries()) taken[index]?.push(await timed(run));
  }
  return taken;
}

/** Prints one ratio with its target. Says plainly where it was missed, and asserts nothing. */
export function tell(what: string, ratio: number, target: number | null, detail: string): void {
  const verdict = target === null ? '' : ratio <= target ? `  (target ≤ ${target}: met)` : `  (target ≤ ${target}: MISSED)`;
  process.stdout.write(`${what.padEnd(62)} ${ratio.toFixed(2).padStart(7)}${verdict}  ${detail}\n`);
}
