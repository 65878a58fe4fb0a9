import { expect, test } from 'vitest';
import { statementCache } from '../../electron/service/db/statement-cache';
import { openScratch } from '../../electron/service/vault/open';

function preparing() {
  const sqlite = openScratch();
  return statementCache((sql) => sqlite.prepare(sql));
}

test('a text that is run again and again is prepared once, however many others come in between', () => {
  const statementOf = preparing();
  const often = statementOf('SELECT 0');
  for (let index = 1; index <= 2_000; index += 1) {
    expect(statementOf(`SELECT ${index}`).all([])).toEqual([{ [index]: index }]);
    if (index % 100 === 0) statementOf('SELECT 0');
  }
  expect(statementOf('SELECT 0')).toBe(often);
});

test('a text that has not been run for long is let go', () => {
  const statementOf = preparing();
  const once = statementOf('SELECT 0');
  for (let index = 1; index <= 2_000; index += 1) statementOf(`SELECT ${index}`);
  expect(statementOf('SELECT 0')).not.toBe(once);
});
