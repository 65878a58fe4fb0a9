import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { flipAndOpen, isNamed, type FlipOutcome } from '../support/tamper/bytes';
import { flipEveryByte, openAndRead } from '../support/tamper/page-bytes';
import { changesNothing, differingPages, pageBytes, replayAndOpen } from '../support/tamper/pages';
import { everyTampering, isDetected, tamperAndVerify } from '../support/tamper/rows';
import { makeSmallSite } from '../support/tamper/small-site';
import { makeTwoStates } from '../support/tamper/two-states';

const print = (text: string): boolean => process.stdout.write(`${text}\n`);

interface Tally {
  tried: number;
  impossible: number;
  detected: number;
  named: number;
}

/** Does to every row of every table everything that one statement can, and prints how much of it was found. */
test('every row of every table changed, removed, slipped in and swapped', async () => {
  const { target } = await makeSmallSite();
  const tallies = new Map<string, Tally>();
  const missed: string[] = [];
  const all = everyTampering(target);
  for (const [index, tampering] of all.entries()) {
    const outcome = await tamperAndVerify(target, tampering);
    const tally = tallies.get(tampering.kind) ?? { tried: 0, impossible: 0, detected: 0, named: 0 };
    tallies.set(tampering.kind, tally);
    const { found, done } = outcome;
    tally.tried += 1;
    if (found === null) tally.impossible += 1;
    else if (found.badFile !== null || found.badSchema !== null || found.firstBad !== null || found.rows.length > 0 || found.orphans > 0)
      tally.detected += 1;
    if (found !== null && isDetected(outcome)) tally.named += 1;
    if (!isDetected(outcome)) {
      const miss = `${done ?? ''} ${JSON.stringify({ ...found, rows: found?.rows })}`;
      missed.push(miss);
      print(`not named rightly: ${miss}`);
    }
    if ((index + 1) % 1000 === 0) print(`${index + 1} of ${all.length} rows tampered with`);
  }
  const tables = new Set(all.map(({ table }) => table)).size;
  print(`rows tampered with, of ${tables} tables: tried, refused by the table or without effect, detected, named rightly`);
  for (const [kind, { tried, impossible, detected, named }] of tallies) print(line([kind, tried, impossible, detected, named]));
  expect(missed).toEqual([]);
});

/** Flips a bit of every byte of every file. */
test.each(['aegis', 'sqlcipher'] as const)('one flipped bit in a byte of any file of a closed site under %s', async (cipher) => {
  const { site, target } = await makeSmallSite(cipher);
  const random = createRandom(20261122, `bytes ${cipher}`);
  const missed: unknown[] = [];
  print(`bytes flipped under ${cipher}: of the file, tried, detected, named rightly`);
  for (const file of ['site.json', 'slots.json', 'attempts.json']) {
    const { size } = statSync(path.join(site.siteFolder, file));
    const outcomes: FlipOutcome[] = [];
    for (let offset = 0; offset < size; offset++)
      outcomes.push(await flipAndOpen(site.siteFolder, { file, offset, bit: random.int(0, 7) }));
    const detected = outcomes.filter(({ noticed }) => noticed !== null).length;
    print(line([file, size, size, detected, outcomes.filter(isNamed).length]));
    missed.push(...outcomes.filter((outcome) => !isNamed(outcome)));
  }
  for (const which of ['site', 'evidence'] as const) {
    const file = target[which];
    const { size } = statSync(file);
    // The first page says how the others are to be read, so the file is opened anew for each of its bytes, and for one of every other page.
    const first = Array.from({ length: pageBytes }, (_, at) => at);
    const others = Array.from({ length: size / pageBytes - 1 }, (_, page) => (page + 1) * pageBytes + random.int(0, pageBytes - 1));
    const opened = [...first, ...others].map((at) => ({ at, found: openAndRead(file, target, { at, bit: random.int(0, 7) }) }));
    const { tried, named, missed: unread } = flipEveryByte(file, target, random);
    const noticed = opened.filter(({ at, found }) => at < pageBytes && found !== null).length;
    const detected = noticed + tried - unread.length;
    print(line([path.basename(file), size, pageBytes + tried, detected, noticed + named]));
    for (const { at, found } of opened) if (found === null) missed.push({ which, at });
    if (unread.length > 0 || named < tried) missed.push({ which, tried, named, unread });
    expect(pageBytes + tried).toBe(size);
  }
  expect(missed).toEqual([]);
});

/** Plays every page of an earlier state of the site over the same page of a later one. */
test.each(['aegis', 'sqlcipher'] as const)('every older page replayed under %s', async (cipher) => {
  const { site, earlier, key } = await makeTwoStates(cipher);
  const missed: unknown[] = [];
  print(`older pages replayed under ${cipher}: differing, detected, saying the same`);
  for (const file of ['site-1.db', 'evidence-1.db']) {
    const from = path.join(earlier, file);
    const pages = differingPages(from, path.join(site.siteFolder, file));
    let [detected, same] = [0, 0];
    for (const page of pages) {
      const replay = { file, page, from };
      if ((await replayAndOpen(site.siteFolder, replay)) !== null) detected += 1;
      else if (changesNothing(site.siteFolder, replay, { key, cipher })) same += 1;
      else missed.push({ file, page });
    }
    print(line([file, pages.length, detected, same]));
  }
  expect(missed).toEqual([]);
});

function line(cells: readonly (string | number)[]): string {
  return cells.map((cell, index) => (index === 0 ? String(cell).padEnd(20) : String(cell).padStart(12))).join('');
}
