import type { Score } from './completion-record';

/**
 * A score as people and systems write it: 85, 85.5, 85,5, 85 %, 17/20. `max` is the best that the system gives where a bare
 * number stands; null: nobody knows, and the number has no scale. Undefined: it is no score.
 */
export function readScore(text: string, max: number | null): Score | null | undefined {
  const value = text.trim();
  if (value === '' || value === '-') return null;
  const match = /^(-?\d+(?:[.,]\d+)?)\s*(?:(%)|(?:\/|of)\s*(\d+(?:[.,]\d+)?))?$/.exec(value);
  if (match === null) return undefined;
  const [, number = '', percent, whole] = match;
  const raw = numberOf(number);
  const best = percent === undefined ? (whole === undefined ? max : numberOf(whole)) : 100;
  if (best === null) return { scaled: null, raw, min: null, max: null };
  if (best <= 0 || raw < 0 || raw > best) return undefined;
  return { scaled: raw / best, raw, min: 0, max: best };
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}
