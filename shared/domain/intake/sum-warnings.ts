import type { ImportWarning } from '../hris/plan-types';

/** One thing to know, of however many rows it says the same; no row at all where it concerns the file as a whole. */
export type SummedWarning = {
  readonly code: string;
  readonly message: string;
  readonly count: number;
  readonly rows: Array<{ readonly rowNumber: number; readonly employeeNumber: string | null }>;
};

/** Warnings in the same words are one, in the order of their first rows; of each, and of them all, at most so many are listed. */
export function sumWarnings(warnings: readonly ImportWarning[], atMost: number): SummedWarning[] {
  const sums = new Map<string, { code: string; message: string; count: number; rows: SummedWarning['rows'] }>();
  for (const { rowNumber, code, message, employeeNumber } of warnings) {
    const key = `${code} ${message}`;
    let sum = sums.get(key);
    if (sum === undefined) {
      if (sums.size === atMost) continue;
      sum = { code, message, count: 0, rows: [] };
      sums.set(key, sum);
    }
    sum.count += 1;
    if (rowNumber !== null && sum.rows.length < atMost) sum.rows.push({ rowNumber, employeeNumber: employeeNumber ?? null });
  }
  return [...sums.values()];
}
