export const matrixDensities = ['compact', 'standard', 'roomy'] as const;
export type MatrixDensity = (typeof matrixDensities)[number];

export interface MatrixSize {
  readonly row: number;
  readonly column: number;
  readonly font: number;
  /** Whether a cell has room for more than its letter. */
  readonly hasText: boolean;
}

/** In pixels. */
export const sizeByDensity: Readonly<Record<MatrixDensity, MatrixSize>> = {
  compact: { row: 22, column: 24, font: 11, hasText: false },
  standard: { row: 28, column: 60, font: 12, hasText: true },
  roomy: { row: 36, column: 92, font: 14, hasText: true },
};

export const TITLE_WIDTH = 248;
export const HEAD_HEIGHT = 132;
