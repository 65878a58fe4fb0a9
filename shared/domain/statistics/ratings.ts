/** One row per case (unit, target), one column per rater; null where a rater did not rate. */
export type Ratings = readonly (readonly (number | null)[])[];

/** What was rated in a row, in the order of the raters. A rating that is no finite number is a fault of the caller. */
export function presentValues(row: readonly (number | null)[]): number[] {
  const values: number[] = [];
  for (const value of row) {
    if (value === null) continue;
    if (!Number.isFinite(value)) throw new RangeError('a rating is a finite number or null');
    values.push(value);
  }
  return values;
}

/** All values that occur, each once, rising. */
export function distinctValues(rows: readonly (readonly number[])[]): number[] {
  return [...new Set(rows.flat())].toSorted((a, b) => a - b);
}

export interface CompleteRatings {
  /** Cases that every rater rated; raters who rated nothing at all are left out. */
  readonly rows: number[][];
  /** Cases rated by some of the raters only. */
  readonly dropped: number;
}

/** The cases that everybody rated who rated anything, for statistics that need a full table. */
export function completeRatings(ratings: Ratings): CompleteRatings {
  const width = Math.max(0, ...ratings.map((row) => row.length));
  const raters = Array.from({ length: width }, (_, rater) => rater).filter((rater) => ratings.some((row) => (row[rater] ?? null) !== null));
  const rated = ratings.map((row) => presentValues(raters.map((rater) => row[rater] ?? null))).filter((row) => row.length > 0);
  const rows = rated.filter((row) => row.length === raters.length);
  return { rows, dropped: rated.length - rows.length };
}
