import { realAt, wholeAt } from './numbers';

export interface Factor {
  readonly size: number;
  /** Lower triangle of the Cholesky factor, row after row, full rows. */
  readonly lower: Float64Array;
  /** 1 where a pivot vanished: that unknown depends on the ones before it. */
  readonly isFree: Int32Array;
}

/**
 * Cholesky factor of a symmetric positive semidefinite matrix (full rows, lower triangle read). A pivot that is less than `tolerance` of `scale[i]`, what the diagonal was made of,
 * marks its unknown as free: it is left at zero by `solve`, and one vector of the null space belongs to it.
 */
export function factorise(matrix: Float64Array, scale: Float64Array, tolerance = 1e-9): Factor {
  const size = scale.length;
  const lower = new Float64Array(size * size);
  const isFree = new Int32Array(size);
  for (let row = 0; row < size; row += 1) {
    const start = row * size;
    for (let column = 0; column < row; column += 1) {
      if (wholeAt(isFree, column) === 1) continue;
      const other = column * size;
      let value = realAt(matrix, start + column);
      for (let k = 0; k < column; k += 1) value -= realAt(lower, start + k) * realAt(lower, other + k);
      lower[start + column] = value / realAt(lower, other + column);
    }
    let pivot = realAt(matrix, start + row);
    for (let k = 0; k < row; k += 1) pivot -= realAt(lower, start + k) ** 2;
    if (pivot > tolerance * realAt(scale, row)) lower[start + row] = Math.sqrt(pivot);
    else isFree[row] = 1;
  }
  return { size, lower, isFree };
}

/** A solution of matrix · x = right, with the free unknowns at zero. */
export function solve({ size, lower, isFree }: Factor, right: Float64Array): Float64Array {
  const x = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    if (wholeAt(isFree, row) === 1) continue;
    let value = realAt(right, row);
    for (let k = 0; k < row; k += 1) value -= realAt(lower, row * size + k) * realAt(x, k);
    x[row] = value / realAt(lower, row * size + row);
  }
  return backwards({ size, lower, isFree }, x);
}

/** One vector for each free unknown, together all directions that the matrix takes to zero. */
export function nullSpace(factor: Factor): Float64Array[] {
  const { size, lower, isFree } = factor;
  return [...isFree.keys()]
    .filter((row) => wholeAt(isFree, row) === 1)
    .map((free) => {
      const x = new Float64Array(size);
      for (let k = 0; k < free; k += 1) x[k] = -realAt(lower, free * size + k);
      const vector = backwards(factor, x);
      vector[free] = 1;
      return vector;
    });
}

function backwards({ size, lower, isFree }: Factor, x: Float64Array): Float64Array {
  for (let row = size - 1; row >= 0; row -= 1) {
    if (wholeAt(isFree, row) === 1) {
      x[row] = 0;
      continue;
    }
    const value = realAt(x, row) / realAt(lower, row * size + row);
    x[row] = value;
    for (let k = 0; k < row; k += 1) x[k] = realAt(x, k) - realAt(lower, row * size + k) * value;
  }
  return x;
}
