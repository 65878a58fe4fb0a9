import { expect, test } from 'vitest';
import { cellsToText } from '../../renderer/ui/data-table/cells-to-text';

test('cells are parted by tabs and rows by line feeds', () => {
  expect(
    cellsToText([
      ['Brown, Mia', 10026, null],
      ['Evensen, April', 10027, 'Night'],
    ]),
  ).toBe('Brown, Mia\t10026\t\nEvensen, April\t10027\tNight');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '  =1+1', '\t=1+1', '\n=1+1'])('the text %j cannot become a formula', (text) => {
  expect(cellsToText([[text]])).toMatch(/^'[^\s]/);
});

test('a text that begins with a tab is neutralised and stays one cell', () => {
  expect(cellsToText([['\tnight shift', 'x']])).toBe("'night shift\tx");
});

test('a negative number stays a number', () => {
  expect(cellsToText([[-12, 0.5]])).toBe('-12\t0.5');
});

test('tabs and line feeds inside a text do not break the row', () => {
  expect(cellsToText([['first\tsecond\r\nthird', 'next']])).toBe('first second third\tnext');
});

test('a text that begins with a quote does not swallow the cell after it', () => {
  expect(cellsToText([['"Hot" work', 'next']])).toBe('"""Hot"" work"\tnext');
});

test('a hyphen or an equals sign inside a text is left alone', () => {
  expect(cellsToText([['Lockout-tagout', 'a = b']])).toBe('Lockout-tagout\ta = b');
});
