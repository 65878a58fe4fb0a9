import { expect, test } from 'vitest';
import { everyTampering, isDetected, tamperAndVerify } from '../support/tamper/rows';
import { makeSmallSite } from '../support/tamper/small-site';

const tables = new Set(['first_rating', 'first_rating_end', 'assessment_event']);

test('whatever is changed in a rating that waits or in what became of an assessment is found, the rating that no log tells included', async () => {
  const { target } = await makeSmallSite();
  const all = everyTampering(target).filter(({ table }) => tables.has(table));
  expect(new Set(all.map(({ table }) => table))).toEqual(tables);
  expect(all.some(({ table, column, kind }) => table === 'first_rating' && column === 'content' && kind === 'change')).toBe(true);
  const missed: string[] = [];
  for (const tampering of all) {
    const outcome = await tamperAndVerify(target, tampering);
    if (!isDetected(outcome)) missed.push(`${outcome.done ?? ''} ${JSON.stringify(outcome.found?.rows)}`);
  }
  expect(missed).toEqual([]);
}, 300_000);
