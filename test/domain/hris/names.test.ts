import { describe, expect, it } from 'vitest';
import { cleanText, isSpreadsheetDamage } from '../../../shared/domain/hris/clean-text';
import { nameKeys, splitFullName } from '../../../shared/domain/hris/names';

describe('names', () => {
  it.each([
    ['Berg, Anna', 'Berg', 'Anna', false],
    ['Berg,Anna', 'Berg', 'Anna', false],
    ['Ait Lind, Olof K', 'Ait Lind', 'Olof K', false],
    ['Anna Maria Berg', 'Berg', 'Anna Maria', false],
    ['Jan van der Berg', 'van der Berg', 'Jan', false],
    ['Anna Berg (On Leave)', 'Berg', 'Anna', false],
    ['John Smith, Jr.', 'Smith Jr.', 'John', true],
    ['Smith, John, Jr.', 'Smith', 'John, Jr.', true],
    ['Madonna', 'Madonna', '', true],
    ['Berg,', 'Berg', '', true],
  ])('splits %j', (text, familyName, givenName, isDoubtful) => {
    expect(splitFullName(text)).toEqual({ familyName, givenName, isDoubtful });
  });

  it('finds no name in nothing', () => {
    expect(['', ',', ', Anna', '(vacant)'].map(splitFullName)).toEqual([null, null, null, null]);
  });

  it('compares names without case, punctuation and, if need be, middle names', () => {
    expect(nameKeys('Brandon R.', 'Le Blanc')).toEqual({ whole: 'brandon r le blanc', withoutMiddle: 'brandon blanc' });
    expect(nameKeys('ANNA', 'Berg')).toEqual({ whole: 'anna berg', withoutMiddle: 'anna berg' });
  });
});

describe('cleaning a cell', () => {
  it.each([
    ['Production       ', 'Production'],
    ['  Berg,   Anna\u00a0 K ', 'Berg, Anna K'],
    ['two\nlines\tof text', 'two lines of text'],
    ['Berg,  Anna', 'Berg, Anna'],
    [' Müller', 'Müller'],
    ['Mu\u0308ller', 'M\u00fcller'],
    ['\ufeffab\u200bc\u0007', 'abc'],
    ['="00123"', '00123'],
    ['00123', '00123'],
  ])('makes %j into %j', (cell, expected) => {
    expect(cleanText(cell)).toBe(expected);
  });

  it('knows what a spreadsheet has spoiled', () => {
    expect(['1.23E+05', '1,23E+05', '#N/A', '#REF!', '=A1+1', '#####'].map(isSpreadsheetDamage)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['123000', '00123', '4E21', 'E+5', '#12', 'a=b', '12-E'].map(isSpreadsheetDamage)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
