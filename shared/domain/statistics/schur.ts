import { add, at, realAt, wholeAt } from './numbers';

/** One eliminated unknown: its own diagonal entry and its entries with the unknowns that stay. */
export interface EliminatedRow {
  readonly element: number;
  readonly own: number;
  readonly places: readonly number[];
  readonly values: readonly number[];
}

/** Takes rowᵀ · row / own of each eliminated unknown from the lower triangle of what stays: the Schur complement of a diagonal block. */
export function subtractEliminated(matrix: Float64Array, size: number, rows: readonly EliminatedRow[]): void {
  for (const { own, places, values } of rows) {
    for (let a = 0; a < places.length; a += 1) {
      const row = at(places, a);
      const factor = at(values, a) / own;
      for (let b = 0; b < places.length; b += 1) {
        const column = at(places, b);
        if (column <= row) add(matrix, row * size + column, -factor * at(values, b));
      }
    }
  }
}

/** Collects the sparse rows of unknowns that come one after the other. */
export function createRowCollector(size: number): {
  readonly add: (place: number, value: number) => void;
  readonly close: (element: number, own: number) => void;
  readonly rows: readonly EliminatedRow[];
} {
  const work = new Float64Array(size);
  const isTouched = new Int32Array(size);
  const rows: EliminatedRow[] = [];
  let places: number[] = [];
  return {
    rows,
    add: (place, value) => {
      if (wholeAt(isTouched, place) === 0) {
        isTouched[place] = 1;
        places.push(place);
      }
      add(work, place, value);
    },
    close: (element, own) => {
      rows.push({ element, own, places, values: places.map((place) => realAt(work, place)) });
      for (const place of places) {
        work[place] = 0;
        isTouched[place] = 0;
      }
      places = [];
    },
  };
}
