import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDecimalMark, parseDecimal } from '../../../shared/domain/intake/numbers';

describe('the decimal mark of a column', () => {
  it('is the comma where one value can be nothing else', () => {
    expect(detectDecimalMark(['1,5', '1.234,00', '7'])).toEqual({ mark: ',' });
    expect(detectDecimalMark(['1.5', '1,234.00'])).toEqual({ mark: '.' });
  });

  it('is never guessed where every value fits both', () => {
    expect(detectDecimalMark(['12', '1,234', ''])).toEqual({ ambiguous: true, because: 'bothFit', example: '1,234' });
  });

  it('is asked for where values contradict each other, one of each shown', () => {
    expect(detectDecimalMark(['1,5', '2.5'])).toEqual({ ambiguous: true, because: 'contradictory', point: '2.5', comma: '1,5' });
  });

  it('is no question where no value depends on it', () => {
    expect(detectDecimalMark(['12', 'n/a', '', '1 234'])).toEqual({ mark: '.' });
  });

  it.each([
    ['1,234', '.', 1234],
    ['1,234', ',', 1.234],
    ["1'234.5", '.', 1234.5],
    ['1\u202f234,5', ',', 1234.5],
    ['-0,75', ',', -0.75],
    ['1,23,456', '.', null],
    ['1.2.3', '.', null],
    ['1.23E+05', '.', null],
    ['12 %', '.', null],
    ['', '.', null],
  ] as const)('reads %j with %j as %j', (text, mark, expected) => {
    expect(parseDecimal(text, mark)).toBe(expected);
  });

  it('reads back every number written with its mark', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.constantFrom('.', ',' as const), (hundredths, mark) => {
        const [whole = '', decimals = ''] = (hundredths / 100).toFixed(2).split('.');
        const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, mark === '.' ? ',' : '.');
        expect(parseDecimal(`${grouped}${mark}${decimals}`, mark)).toBeCloseTo(hundredths / 100, 9);
      }),
    );
  });
});
