import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareThreeWays, type FieldOutcome, isWritten } from '../../../shared/domain/intake/compare-three-ways';

const today = '2026-03-14';
type Held = 'none' | 'inForce' | 'over';

describe('the three-way difference', () => {
  it('does not silently reverse a local correction when the file says what it said last time', () => {
    expect(compare('Fitter', 'Fitter', 'Welder', 'inForce')).toMatchObject({ outcome: 'keepLocal', after: 'Welder' });
    expect(compare('Fitter', 'Fitter', 'Welder', 'none')).toMatchObject({ outcome: 'keepLocal', after: 'Welder' });
  });

  it('takes what changed in the file and not in the record', () => {
    expect(compare('Fitter', 'Welder', 'Fitter', 'none')).toMatchObject({ outcome: 'take', after: 'Welder' });
  });

  it('shows a conflict when both changed, and keeps the record until its override ends', () => {
    expect(compare('Fitter', 'Rigger', 'Welder', 'inForce')).toMatchObject({ outcome: 'conflict', after: 'Welder' });
    expect(compare('Fitter', 'Rigger', 'Welder', 'none')).toMatchObject({ outcome: 'conflict', after: 'Rigger' });
    expect(compare('Fitter', 'Rigger', 'Welder', 'over')).toMatchObject({ outcome: 'take', after: 'Rigger' });
  });

  it('lets the HRIS own the field again once the override is over', () => {
    expect(compare('Fitter', 'Fitter', 'Welder', 'over')).toMatchObject({ outcome: 'take', after: 'Fitter', override: 'over' });
  });

  it('counts the last day of an override as in force', () => {
    const sides = { last: { job: 'a' }, now: { job: 'a' }, current: { job: 'b' } };
    const on = (lastDay: string) => compareThreeWays(['job'], sides, [{ field: 'job', lastDay }], today)[0]?.override;
    expect([on('2026-03-14'), on('2026-03-13')]).toEqual(['inForce', 'over']);
  });

  it('calls an override needless when the file says the same by now', () => {
    expect(compare('Fitter', 'Welder', 'Welder', 'inForce')).toMatchObject({ outcome: 'agrees', override: 'needless' });
  });

  it('without a last file takes the file, but not over an override', () => {
    expect(compare(undefined, 'Welder', 'Fitter', 'none')).toMatchObject({ outcome: 'take', last: null });
    expect(compare(undefined, 'Welder', 'Fitter', 'inForce')).toMatchObject({ outcome: 'conflict', after: 'Fitter' });
    expect(compare(undefined, 'Welder', 'Welder', 'none')).toMatchObject({ outcome: 'agrees' });
  });

  it('agrees with a table of every case, field by field', () => {
    // Which of the three say the same (l last, n now, c current; "-" no last file) and whether an override holds: all there is.
    const table: Readonly<Record<string, readonly [FieldOutcome, 'now' | 'current']>> = {
      'l=n=c none': ['unchanged', 'now'],
      'l=n=c inForce': ['unchanged', 'now'],
      'l=n=c over': ['unchanged', 'now'],
      'n=c none': ['agrees', 'now'],
      'n=c inForce': ['agrees', 'now'],
      'n=c over': ['agrees', 'now'],
      'l=n none': ['keepLocal', 'current'],
      'l=n inForce': ['keepLocal', 'current'],
      'l=n over': ['take', 'now'],
      'l=c none': ['take', 'now'],
      'l=c inForce': ['conflict', 'current'],
      'l=c over': ['take', 'now'],
      'all differ none': ['conflict', 'now'],
      'all differ inForce': ['conflict', 'current'],
      'all differ over': ['take', 'now'],
      '- n=c none': ['agrees', 'now'],
      '- n=c inForce': ['agrees', 'now'],
      '- n=c over': ['agrees', 'now'],
      '- differ none': ['take', 'now'],
      '- differ inForce': ['conflict', 'current'],
      '- differ over': ['take', 'now'],
    };
    const value = fc.constantFrom<string | boolean | null>('a', 'b', 'c', '', true, false, null);
    const field = fc.record({ last: value, now: value, current: value, held: fc.constantFrom<Held>('none', 'inForce', 'over') });
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(field, { maxLength: 6 }), fc.boolean(), (fields, isKnown) => {
        const names = fields.map((_, at) => `field ${at}`);
        const side = (which: 'last' | 'now' | 'current') => Object.fromEntries(fields.map((one, at) => [names[at] ?? '', one[which]]));
        const overrides = fields.flatMap(({ held }, at) =>
          held === 'none' ? [] : [{ field: names[at] ?? '', lastDay: held === 'over' ? '2026-03-01' : '2026-12-31' }],
        );
        const found = compareThreeWays(
          names,
          { last: isKnown ? side('last') : null, now: side('now'), current: side('current') },
          overrides,
          today,
        );
        const expected = fields.map(({ last, now, current, held }) => {
          const same = isKnown
            ? last === now && now === current
              ? 'l=n=c'
              : now === current
                ? 'n=c'
                : last === now
                  ? 'l=n'
                  : last === current
                    ? 'l=c'
                    : 'all differ'
            : now === current
              ? '- n=c'
              : '- differ';
          seen.add(`${same} ${held}`);
          const [outcome, side2] = table[`${same} ${held}`] ?? [];
          return { outcome, after: side2 === 'now' ? now : current };
        });
        expect(found.map(({ outcome, after }) => ({ outcome, after }))).toEqual(expected);
        expect(found.filter(isWritten).every(({ outcome }) => outcome === 'take' || outcome === 'conflict')).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect([...seen].toSorted()).toEqual(Object.keys(table).toSorted());
  });
});

function compare(last: string | undefined, now: string, current: string, held: Held) {
  const overrides = held === 'none' ? [] : [{ field: 'job', lastDay: held === 'over' ? '2026-03-13' : '2026-12-31' }];
  const sides = { last: last === undefined ? null : { job: last }, now: { job: now }, current: { job: current } };
  return compareThreeWays(['job'], sides, overrides, today)[0];
}
