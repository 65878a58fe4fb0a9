import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockToleranceMs, laterOf, lookAtClock } from '../../shared/domain/clock';

const noon = Date.parse('2026-03-14T12:00:00.000Z');
const at = (ms: number): string => new Date(noon + ms).toISOString();

describe('a look at the clock', () => {
  test('finds nothing to compare with the first time', () => {
    expect(lookAtClock(at(0), null)).toEqual({ newest: at(0), setBackFrom: null });
  });

  test.each([
    ['a day later', 86_400_000, false],
    ['the same moment', 0, false],
    ['back by the tolerance to the millisecond', -clockToleranceMs, false],
    ['back by a millisecond more', -clockToleranceMs - 1, true],
    ['back by years', -3 * 365 * 86_400_000, true],
  ])('%s', (_what, ms, isBack) => {
    expect(lookAtClock(at(ms), at(0)).setBackFrom).toBe(isBack ? at(0) : null);
  });

  test('within the tolerance goes on from the newest moment, so that creeping back is noticed as well', () => {
    let newest: string | null = at(0);
    const noticed: number[] = [];
    for (let step = 1; step <= 4; step += 1) {
      const seen = lookAtClock(at(-step * 20_000), newest);
      if (seen.setBackFrom !== null) noticed.push(step);
      newest = seen.newest;
    }
    expect(noticed).toEqual([4]);
  });

  test('asks once: after a clock that was years ahead, time counts from where it stands', () => {
    const back = lookAtClock(at(0), at(3 * 365 * 86_400_000));
    expect(back).toEqual({ newest: at(0), setBackFrom: at(3 * 365 * 86_400_000) });
    expect(lookAtClock(at(1000), back.newest)).toEqual({ newest: at(1000), setBackFrom: null });
  });

  test('says the same as a list of everything seen, on any walk of a clock', () => {
    const step = fc.oneof(
      fc.integer({ min: 0, max: 7_200_000 }),
      fc.integer({ min: -70_000, max: 70_000 }),
      fc.integer({ min: -400 * 86_400_000, max: 400 * 86_400_000 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let moment = noon;
        let newest: string | null = null;
        let seenSinceNotice: number[] = []; // the oracle: every moment since the last notice
        for (const by of steps) {
          moment += by;
          const isBack = seenSinceNotice.some((earlier) => earlier - moment > clockToleranceMs);
          const seen = lookAtClock(new Date(moment).toISOString(), newest);
          expect(seen.setBackFrom).toBe(isBack ? new Date(Math.max(...seenSinceNotice)).toISOString() : null);
          seenSinceNotice = isBack ? [moment] : [...seenSinceNotice, moment];
          expect(seen.newest).toBe(new Date(Math.max(...seenSinceNotice)).toISOString());
          newest = seen.newest;
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('of two moments the later is taken, and one that is known before none', () => {
  expect(laterOf(at(0), at(1))).toBe(at(1));
  expect(laterOf(at(1), at(0))).toBe(at(1));
  expect(laterOf(null, at(0))).toBe(at(0));
  expect(laterOf(at(0), null)).toBe(at(0));
  expect(laterOf(null, null)).toBeNull();
});
