import { expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { flipAndOpen, flipsOf } from '../support/tamper/bytes';
import { makeSmallSite } from '../support/tamper/small-site';

const count = Number(process.env['FLIPS'] ?? 40);

test('one flipped bit in any file of a closed site is refused, or found by a verification, and the file named', async () => {
  const { site } = await makeSmallSite();
  const missed: unknown[] = [];
  const flips = flipsOf(site.siteFolder, count, createRandom(11, 'flips'));
  for (const flip of flips) {
    const { noticed } = await flipAndOpen(site.siteFolder, flip);
    // Where site.json names another site, either file may be the one in the wrong place.
    const isNamed =
      noticed?.includes(flip.file) === true ||
      (flip.file === 'site.json' && noticed?.includes('slots.json') === true) ||
      noticed?.startsWith('NewerFormat') === true ||
      noticed?.startsWith('NotASite') === true;
    if (!isNamed) missed.push({ ...flip, noticed });
  }
  expect(flips.length).toBeGreaterThan(count / 2);
  expect(missed).toEqual([]);
}, 600_000);
