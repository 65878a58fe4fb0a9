import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requirementSpans, type RequirementVersion, type Span } from '../../../shared/domain/framework/requirement-spans';
import { addDays } from '../../../shared/domain/calendar';

type Version = RequirementVersion & { readonly level: number };

const first = '2026-01-01';
const lastOffset = 50;
const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(first, days));
const version = fc.record({
  validFrom: day,
  pilotOf: fc.constantFrom('', 'p', 'q'),
  isRetired: fc.boolean(),
  level: fc.integer({ min: 0, max: 3 }),
});
/** Versions of one item: one for each day and pilot, as the record keeps them. */
const versions = fc.uniqueArray(version, { maxLength: 8, selector: (one) => `${one.validFrom} ${one.pilotOf}` }).chain((all) =>
  fc
    .shuffledSubarray(
      all.map((_, index) => index),
      { minLength: all.length },
    )
    .map((order) => all.map((one, index): Version => ({ ...one, itemId: 'item', recordedFrom: order[index] ?? 0 }))),
);
const pilots = fc.subarray(['p', 'q']).map((all) => new Set(all));

const levelOn = (spans: readonly Span<Version>[], on: string): readonly number[] =>
  spans.filter(({ from, to }) => from <= on && (to === null || on <= to)).map((span) => span.version.level);

test('on each day the latest version that concerns the place holds, of two for one day the one recorded later, unless it is retired', () => {
  fc.assert(
    fc.property(versions, pilots, (all, inPilot) => {
      const spans = requirementSpans(all, inPilot);
      for (const { from, to } of spans) expect(to === null || from <= to).toBe(true);
      for (let offset = -1; offset <= lastOffset; offset += 1) {
        const on = addDays(first, offset);
        const held = all.filter((one) => one.validFrom <= on && (one.pilotOf === '' || inPilot.has(one.pilotOf)));
        const latest = held
          .map(({ validFrom }) => validFrom)
          .toSorted()
          .at(-1);
        const ofThatDay = held.filter(({ validFrom }) => validFrom === latest);
        const shown = levelOn(spans, on);
        const counts = ofThatDay.toSorted((a, b) => b.recordedFrom - a.recordedFrom)[0];
        expect(shown).toEqual(counts === undefined || counts.isRetired ? [] : [counts.level]);
      }
    }),
  );
});

test('the latest change holds from its day on, and what held before that day still does', () => {
  fc.assert(
    fc.property(versions, version, day, (earlier, last, on) => {
      const before = earlier.filter(({ validFrom, pilotOf }) => pilotOf === '' && validFrom < last.validFrom);
      const after = [...before, { ...last, itemId: 'item', pilotOf: '', recordedFrom: 99 }];
      const expected = last.isRetired ? [] : [last.level];
      const none = new Set<string>();
      expect(levelOn(requirementSpans(after, none), on)).toEqual(
        on >= last.validFrom ? expected : levelOn(requirementSpans(before, none), on),
      );
    }),
  );
});

test('what is under pilot is nothing to those outside of it', () => {
  fc.assert(
    fc.property(versions, day, (all, on) => {
      const general = all.filter(({ pilotOf }) => pilotOf === '');
      expect(levelOn(requirementSpans(all, new Set()), on)).toEqual(levelOn(requirementSpans(general, new Set()), on));
    }),
  );
});
