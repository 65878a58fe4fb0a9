import { describe, expect, it } from 'vitest';
import { weaknessOf } from '../../shared/domain/passphrase';

const known = ['a.lindqvist', 'Astrid Lindqvist', 'Northfield Works'];

describe('a passphrase', () => {
  it.each(['tall green 7 lamps', 'vier große Öfen', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 counts by character', 'zq8!kf03-wm4x'])('will do: %s', (text) => {
    expect(weaknessOf(text, known)).toBeNull();
  });

  it.each([
    ['eleven char', 'it has fewer than 12 characters'],
    ['𝔘𝔘𝔘𝔘𝔘𝔘', 'it has fewer than 12 characters'],
    ['abababababababab', 'it repeats too few characters'],
    ['Lindqvist 1234', 'it is built on a common word or on your own name'],
    ['Astrid Lindqvist', 'it is built on a common word or on your own name'],
    ['password12345678', 'it is built on a common word or on your own name'],
    ['northfield  works', 'it is built on a common word or on your own name'],
  ])('is too easy to guess: %s', (text, why) => {
    expect(weaknessOf(text, known)).toBe(why);
  });
});
