import { describe, expect, it } from 'vitest';
import type { NumberedRow } from '../../../shared/domain/intake/header-rows';
import { meaningOfSymbol, type SymbolMeaning } from '../../../shared/domain/intake/matrix-symbols';
import { suggestMatrix } from '../../../shared/domain/intake/suggest-matrix';
import { cellName, claimsOf, symbolsOf } from '../../../shared/domain/intake/wide-matrix';

const competencies = [
  { competencyId: 'c1', code: 'UT-3', title: 'Ultrasonic testing' },
  { competencyId: 'c2', code: 'WLD', title: 'Welding' },
  { competencyId: 'c3', code: 'CRN', title: 'Crane operation' },
];
const sheet = rowsOf(
  'Skills matrix Mill|||||',
  '||Testing||Lifting|',
  'Pers. No|Name|UT-3 Ultrasonic testing|WELDING|Crane operation|Forklift',
  '007|Berg, Anna|3|X|n/a|X',
  '008|Lind, Olof||x|2|',
  '|||||',
  '009|Dahl, Eva|?|X|-|',
  '|X = trained||||',
);

describe('a wide skills matrix', () => {
  const shape = suggestMatrix(sheet, competencies);

  it('shows where its headings, people and competencies are', () => {
    expect(shape).toMatchObject({ headerRows: [3], numberColumn: 0, nameColumn: 1 });
    expect(shape.competencyColumns.map(({ index, competencyId }) => [index, competencyId])).toEqual([
      [2, 'c1'],
      [3, 'c2'],
      [4, 'c3'],
      [5, null],
    ]);
  });

  it('is found when people are headed in another row than tasks, or not at all', () => {
    const split = rowsOf('Employee Name||UT-3|WLD', '||Ultrasonic|MIG', 'Berg, Anna|Fitter|1|2');
    expect(suggestMatrix(split, competencies)).toMatchObject({ headerRows: [1], nameColumn: 0, numberColumn: null });
    const below = rowsOf('||Ultrasonic testing|Welding', 'Pers. No|Name||', '007|Berg, Anna|1|2');
    expect(suggestMatrix(below, competencies)).toMatchObject({ headerRows: [1, 2], numberColumn: 0, nameColumn: 1 });
    const bare = rowsOf('|UT-3|WLD', 'Berg, Anna|1|2');
    expect(suggestMatrix(bare, competencies)).toMatchObject({
      nameColumn: 0,
      competencyColumns: [{ competencyId: 'c1' }, { competencyId: 'c2' }],
    });
  });

  it('lists every symbol with its count, first cell and usual meaning; of letters nobody but a person knows', () => {
    expect(symbolsOf(sheet, shape)).toEqual([
      { symbol: 'X', cells: 3, example: 'D4', suggested: null },
      { symbol: '', cells: 3, example: 'C5', suggested: 'notAssessed' },
      { symbol: '3', cells: 1, example: 'C4', suggested: { level: 3 } },
      { symbol: 'n/a', cells: 1, example: 'E4', suggested: 'notApplicable' },
      { symbol: 'x', cells: 1, example: 'D5', suggested: null },
      { symbol: '2', cells: 1, example: 'E5', suggested: { level: 2 } },
      { symbol: '?', cells: 1, example: 'C7', suggested: 'notAssessed' },
      { symbol: '-', cells: 1, example: 'E7', suggested: 'notApplicable' },
    ]);
  });

  it('becomes claims to be confirmed, each with its cell; what is not assessed claims nothing', () => {
    const meanings = new Map<string, SymbolMeaning>([
      ['X', { level: 1 }],
      ['3', { level: 3 }],
      ['2', { level: 2 }],
      ['n/a', 'notApplicable'],
      ['-', 'notApplicable'],
      ['?', 'notAssessed'],
    ]);
    const { claims, problems } = claimsOf(sheet, shape, meanings);
    expect(claims.map(({ personNumber, competencyId, meaning, cell }) => [personNumber, competencyId, meaning, cell])).toEqual([
      ['007', 'c1', { level: 3 }, 'C4'],
      ['007', 'c2', { level: 1 }, 'D4'],
      ['007', 'c3', 'notApplicable', 'E4'],
      ['008', 'c3', { level: 2 }, 'E5'],
      ['009', 'c2', { level: 1 }, 'D7'],
      ['009', 'c3', 'notApplicable', 'E7'],
    ]);
    expect(problems).toEqual([
      {
        code: 'CompetencyUnknown',
        rowNumber: null,
        value: 'Forklift',
        message: '"Forklift" is no competency of the library: its column is not taken.',
      },
      { code: 'SymbolUnknown', rowNumber: 5, value: 'x', message: 'Say what "x" means; it stands first in D5.' },
    ]);
  });

  it('takes nobody who is there twice or not named, and no competency twice', () => {
    const rows = rowsOf('No|Name|WLD|Welding|CRN', '1|A|1|2|3', '1|B|1|2|3', '|C|1||2', '2|D|||1');
    const { claims, problems } = claimsOf(rows, suggestMatrix(rows, competencies), new Map([['1', { level: 1 }]]));
    expect(claims).toMatchObject([{ personNumber: '2', competencyId: 'c3' }]);
    expect(problems.map(({ code, rowNumber }) => [code, rowNumber])).toEqual([
      ['CompetencyTwice', null],
      ['CompetencyTwice', null],
      ['PersonMissing', 4],
      ['PersonTwice', 2],
      ['PersonTwice', 3],
    ]);
  });

  it('without a column of people is a problem, not a guess', () => {
    const nameless = { ...shape, numberColumn: null, nameColumn: null };
    expect(claimsOf(sheet, nameless, new Map()).problems).toMatchObject([{ code: 'NoPersonColumn' }]);
  });
});

describe('symbols of a matrix', () => {
  it('I, L, U and O are strokes of a square only among each other', () => {
    expect(['I', 'L', 'U', 'O'].map((letter) => meaningOfSymbol(letter, ['I', 'L', 'U', 'O']))).toEqual([
      { level: 1 },
      { level: 2 },
      { level: 3 },
      { level: 4 },
    ]);
    expect(meaningOfSymbol('O', ['X', 'O'])).toBeNull();
  });

  it('quarters of a circle are 0 to 4', () => {
    expect(['○', '◔', '◑', '◕', '●'].map((sign) => meaningOfSymbol(sign, []))).toEqual([0, 1, 2, 3, 4].map((level) => ({ level })));
    expect(meaningOfSymbol('○◔', [])).toBeNull();
  });
});

describe('the name of a cell', () => {
  it.each([
    [0, 7, 'A7'],
    [25, 1, 'Z1'],
    [26, 1, 'AA1'],
    [701, 3, 'ZZ3'],
    [702, 3, 'AAA3'],
  ])('of column %d in row %d is %s', (column, rowNumber, expected) => {
    expect(cellName(column, rowNumber)).toBe(expected);
  });
});

function rowsOf(...lines: readonly string[]): NumberedRow[] {
  return lines.map((line, at) => ({ cells: line.split('|'), rowNumber: at + 1 }));
}
