import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weaknessOf } from '../../shared/domain/passphrase';
import { judgePassphrase } from '../../shared/domain/passphrase-strength';

const known = ['a.lindqvist', 'Astrid Lindqvist', 'Northfield Works'];

describe('a judged passphrase', () => {
  it.each(['tall green 7 lamps', 'vier große Öfen', 'zq8!kf03-wm4x', 'correct horse battery staple', 'astrid walks 7 grey bridges'])(
    'will do: %s',
    (text) => {
      expect(judgePassphrase(text, known)).toEqual({ strength: 4, weakness: null });
    },
  );

  it.each([
    ['Password1234!', 'it is built on a common word or on your own name'],
    ['qwertzuiop12', 'it follows the rows of the keyboard'],
    ['January 2024!', 'it can be guessed too soon; add a word or two'],
    ['summer2026summer', 'it can be guessed too soon; add a word or two'],
    ['abcdefghijklm', 'it is built on a common word or on your own name'],
    ['Jennifer 1987!', 'it can be guessed too soon; add a word or two'],
    ['Lindqvist 1234', 'it is built on a common word or on your own name'],
    ['short', 'it has fewer than 12 characters'],
    ['', 'it has fewer than 12 characters'],
  ])('is too easy to guess: %s', (text, why) => {
    const { strength, weakness } = judgePassphrase(text, known);
    expect(weakness).toEqual(why);
    expect(strength).toBeLessThan(4);
  });

  it('must be as long as the site asks', () => {
    expect(judgePassphrase('tall green 7 lamps', known, 20)).toEqual({ strength: 3, weakness: 'it has fewer than 20 characters' });
    expect(judgePassphrase('tall green 7 lamps, lit', known, 20).weakness).toBeNull();
  });

  it('is never better than the plain rule, and will do when and only when the meter is full', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 12, max: 64 }), (text, minLength) => {
        const { strength, weakness } = judgePassphrase(text, known, minLength);
        expect(weaknessOf(text, known, minLength) !== null && weakness === null).toBe(false);
        expect(strength === 4).toBe(weakness === null);
      }),
      { numRuns: 60 },
    );
  });
});
