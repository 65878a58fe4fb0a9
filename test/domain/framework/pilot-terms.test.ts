import { expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/calendar';
import { termsUnderPilots, type PilotStay, type TermsVersion } from '../../../shared/domain/framework/pilot-terms';
import { createRandom } from '../../../shared/domain/sample/random';

const first = '2026-01-01';

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'on each day the latest version that concerns somebody there counts (%i)',
  (seed) => {
    const random = createRandom(seed, 'terms');
    const day = (): string => addDays(first, random.int(1, 60));
    const versions: TermsVersion[] = [
      { validFrom: first, pilotOf: '', validityMonths: 24, levels: [] },
      ...Array.from({ length: random.int(1, 5) }, () => ({
        validFrom: day(),
        pilotOf: random.pick(['', 'a', 'a', 'b']),
        validityMonths: random.chance(0.2) ? null : random.int(1, 12),
        levels: [],
      })),
    ].toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
    const stays = Array.from({ length: random.int(0, 3) }, (): PilotStay => {
      const from = day();
      return { pilotOf: random.pick(['a', 'b']), from, to: random.chance(0.3) ? null : addDays(from, random.int(0, 20)) };
    });
    // A new scale comes on some day for everybody.
    const moved = day();
    const levels = new Map([[1, 2]]);
    const everywhere = {
      validityMonths: 24,
      revisions: versions
        .filter(({ pilotOf, validFrom }) => pilotOf === '' && validFrom !== moved)
        .map(({ validFrom: from, validityMonths }) => ({ from, validityMonths, levels: null as ReadonlyMap<number, number> | null }))
        .concat([{ from: moved, validityMonths: 24, levels }])
        .toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    };
    const terms = termsUnderPilots({ everywhere, versions, linked: undefined }, stays);
    expect(terms.revisions?.filter((one) => one.levels !== null).map(({ from }) => from)).toEqual([moved]);
    for (let on = first; on < '2026-04-01'; on = addDays(on, 1)) {
      const there = new Set(['', ...stays.filter(({ from, to }) => from <= on && (to === null || on <= to)).map(({ pilotOf }) => pilotOf)]);
      const expected = versions.filter(({ validFrom, pilotOf }) => validFrom <= on && there.has(pilotOf)).at(-1)?.validityMonths;
      const found = (terms.revisions ?? []).findLast(({ from }) => from <= on);
      expect(found === undefined ? terms.validityMonths : found.validityMonths, on).toBe(expected);
    }
  },
);
