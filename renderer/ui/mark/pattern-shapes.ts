import type { MarkPattern } from '../../lib/mark-token';

export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];
export type PatternShapes = { readonly lines: readonly Segment[]; readonly dots: readonly (readonly [x: number, y: number])[] };

/** The lines and dots that fill an area with a pattern; lines may reach over the edge and are clipped by the drawer. */
export function patternShapes(pattern: MarkPattern, width: number, height: number, step: number): PatternShapes {
  const rising = () => diagonals(width, height, step, (at): Segment => [at, height, at + height, 0]);
  const falling = () => diagonals(width, height, step, (at): Segment => [at, 0, at + height, height]);
  if (pattern === 'diagonal') return { lines: rising(), dots: [] };
  if (pattern === 'cross') return { lines: [...rising(), ...falling()], dots: [] };
  if (pattern === 'vertical') return { lines: along(width, step).map((x): Segment => [x, 0, x, height]), dots: [] };
  if (pattern === 'horizontal') return { lines: along(height, step).map((y): Segment => [0, y, width, y]), dots: [] };
  if (pattern === 'dots') return { lines: [], dots: along(height, step).flatMap((y) => along(width, step).map((x) => [x, y] as const)) };
  return { lines: [], dots: [] };
}

function along(length: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((length - step / 2) / step) + 1) }, (_, index) => step / 2 + index * step);
}

function diagonals(width: number, height: number, step: number, at: (start: number) => Segment): Segment[] {
  const spacing = step * Math.SQRT2;
  const first = -Math.ceil(height / spacing);
  const count = Math.ceil(width / spacing) - first + 1;
  return Array.from({ length: count }, (_, index) => at((first + index) * spacing));
}
