import { expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { flipAndOpen, flipsOf, isNamed, type ByteFlip } from '../support/tamper/bytes';
import { makeSmallSite } from '../support/tamper/small-site';

const count = Number(process.env['FLIPS'] ?? 40);
const headerBytes = 24;

test('one flipped bit in any file of a closed site is refused, or found by a verification, and the file named', async () => {
  const { site } = await makeSmallSite();
  const random = createRandom(11, 'flips');
  // The beginning of a database is the only part of it that its cipher does not cover by itself.
  const headers = ['site-1.db', 'evidence-1.db'].flatMap((file): ByteFlip[] =>
    Array.from({ length: headerBytes / 4 }, (_, index) => ({ file, offset: index * 4 + random.int(0, 3), bit: random.int(0, 7) })),
  );
  const missed: unknown[] = [];
  for (const flip of [...flipsOf(site.siteFolder, count, random), ...headers]) {
    const outcome = await flipAndOpen(site.siteFolder, flip);
    if (!isNamed(outcome)) missed.push(outcome);
  }
  expect(missed).toEqual([]);
}, 600_000);
