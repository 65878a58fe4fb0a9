import { expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { everyTampering, isDetected, sampled, tamperAndVerify } from '../support/tamper/rows';
import { makeSmallSite } from '../support/tamper/small-site';

const count = Number(process.env['TAMPERINGS'] ?? 60);

test('any single row changed, removed, slipped in or swapped with direct SQL is found and named', async () => {
  const { target } = await makeSmallSite();
  const all = everyTampering(target);
  const missed: string[] = [];
  let done = 0;
  for (const tampering of sampled(all, count, createRandom(7, 'tampering'))) {
    const outcome = await tamperAndVerify(target, tampering);
    if (outcome.done !== null) done++;
    if (!isDetected(outcome)) missed.push(`${outcome.done ?? ''} ${JSON.stringify(outcome.found?.rows)}`);
  }
  expect(missed).toEqual([]);
  expect(done).toBeGreaterThan(count / 2);
}, 600_000);
