import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvLine } from '../../shared/domain/csv';
import { verifyCommand } from '../../shared/domain/verify-command';

test('a cell that begins like a formula is made text, any other is left as it is', () => {
  expect(csvLine(['=1+1', '+49 30', '-5', '@SUM(A1)', '\tx', '\rx', '1=1', -5, null, true])).toBe(
    `'=1+1,'+49 30,'-5,'@SUM(A1),'\tx,"'\rx",1=1,-5,,true\r\n`,
  );
});

test('commas, quotes, line ends and outer spaces come back as they were', () => {
  const cells = ['a,b', 'say "x"', 'two\r\nlines', ' padded ', '', 'Łódź'];
  expect(Papa.parse(csvLine(cells)).data[0]).toEqual(cells);
});

test('a file name is given to the shell as one word', () => {
  expect(verifyCommand('status.zip', 'RWQ')).toBe('minisign -Vm status.zip -P RWQ');
  expect(verifyCommand('of March.zip', 'RWQ')).toBe('minisign -Vm "of March.zip" -P RWQ');
  expect(verifyCommand("it's $HOME.zip", 'RWQ')).toBe(`minisign -Vm 'it'\\''s $HOME.zip' -P RWQ`);
});
