import { expect, test } from 'vitest';
import { markOfState, stateMarks } from '../../renderer/lib/states';
import { standingStates } from '../../shared/domain/state';
import { patternShapes } from '../../renderer/ui/mark/pattern-shapes';

const SURFACES = ['#ffffff', '#171a1e'];

test('every state has a mark, and no two marks share letter, words or whole appearance', () => {
  expect(stateMarks).toHaveLength(standingStates.length);
  expect(new Set(stateMarks.map((mark) => mark.letter)).size).toBe(standingStates.length);
  expect(new Set(stateMarks.map((mark) => mark.label)).size).toBe(standingStates.length);
  expect(new Set(stateMarks.map((mark) => `${mark.pattern} ${mark.fill} ${mark.edge}`)).size).toBe(standingStates.length);
});

test('a mark without a colour of its own writes its letter in the colour of text', () => {
  const inks = stateMarks.filter((mark) => mark.fill === null).map((mark) => mark.ink);
  expect(inks).toEqual([null, null, null]);
});

test.each(standingStates.filter((state) => markOfState(state).fill !== null))(
  'the letter of "%s" reaches 4.5:1 on its own colour',
  (state) => {
    const { fill, ink } = markOfState(state);
    expect(contrast(fill ?? '', ink ?? '')).toBeGreaterThanOrEqual(4.5);
  },
);

test('an outline that stands alone reaches 3:1 on both surfaces', () => {
  const edges = stateMarks.filter((mark) => mark.fill === null).flatMap((mark) => mark.edge ?? []);
  expect(edges).toHaveLength(2);
  for (const edge of edges) for (const surface of SURFACES) expect(contrast(edge, surface)).toBeGreaterThanOrEqual(3);
});

test('a pattern fills the whole area it is drawn on', () => {
  const { lines } = patternShapes('vertical', 100, 20, 5);
  expect(lines.at(0)?.[0]).toBeLessThanOrEqual(5);
  expect(lines.at(-1)?.[0]).toBeGreaterThanOrEqual(95);
  const diagonals = patternShapes('diagonal', 100, 20, 5).lines.map(([x]) => x);
  expect(Math.min(...diagonals)).toBeLessThanOrEqual(-20 + 8);
  expect(Math.max(...diagonals)).toBeGreaterThanOrEqual(100 - 8);
  expect(patternShapes('dots', 20, 20, 5).dots).toHaveLength(16);
});

test('a solid mark has no lines and no dots', () => {
  expect(patternShapes('solid', 20, 20, 5)).toEqual({ lines: [], dots: [] });
});

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
