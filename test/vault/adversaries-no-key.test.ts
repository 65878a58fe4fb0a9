import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../shared/domain/sample/random';
import { attach, makeWorks, signInput } from '../support/assessments';
import { makeLibrary } from '../support/framework';
import { makeTestSite, makeTestStation, passphraseOf, type TestSite } from '../support/site';
import { copyWhileOpen, crashTo, putBack } from '../support/tamper/crash';
import { openAndVerify } from '../support/tamper/open-and-verify';
import { changesNothing, differingPages, pageBytes, replayAndOpen, type Replay } from '../support/tamper/pages';
import { makeTwoStates } from '../support/tamper/two-states';

// Somebody without any key, who can write the folder: copies, cuts and swaps what lies there.

const pagesTried = Number(process.env['PAGES'] ?? 10);
const unlock = (site: TestSite) => site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });

/** A copy of a folder that goes with its test's own folder. */
function copyOf(site: TestSite, folder = site.siteFolder): string {
  const copy = mkdtempSync(path.join(site.folder, 'copy-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** A seeded choice without repetition. */
function pickSome<T>(all: readonly T[], count: number, random: Random): T[] {
  const left = [...all];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.int(0, left.length - 1), 1)).flat();
}

describe.each(['aegis', 'sqlcipher'] as const)('an older page played into a newer file under %s', (cipher) => {
  test('is found by a verification, at a station that has never seen the site, unless it says the same', async () => {
    const { site, earlier, key } = await makeTwoStates(cipher);
    const replays = (file: string): Replay[] => {
      const from = path.join(earlier, file);
      return differingPages(from, path.join(site.siteFolder, file)).map((page) => ({ file, page, from }));
    };
    const inSite = pickSome(replays('site-1.db'), pagesTried, createRandom(5, `replay ${cipher}`));
    const inEvidence = replays('evidence-1.db');
    expect(inEvidence.length).toBeGreaterThan(1);
    const missed: Replay[] = [];
    let found = 0;
    for (const replay of [...inSite, ...inEvidence]) {
      const noticed = await replayAndOpen(site.siteFolder, replay);
      if (noticed !== null) found += 1;
      else if (!changesNothing(site.siteFolder, replay, { key, cipher })) missed.push(replay);
    }
    expect(missed).toEqual([]);
    expect(found).toBeGreaterThan((inSite.length + inEvidence.length) * 0.7);
  });
});

test('a page of a site’s other database, which has the same key, is found in the place of another', async () => {
  const { site, earlier } = await makeTwoStates('aegis');
  for (const page of [0, 1, 2]) {
    const from = path.join(earlier, 'site-1.db');
    expect(await replayAndOpen(site.siteFolder, { file: 'evidence-1.db', page, from })).toContain('evidence-1.db');
  }
});

test('every file of another site is refused in the place of its own, and named', async () => {
  const [site, other] = [await makeTestSite(), await makeTestSite({ name: 'Other works' })];
  await site.client.session.lock();
  await other.client.session.lock();
  for (const file of ['site.json', 'slots.json', 'site-1.db', 'evidence-1.db']) {
    const copy = copyOf(site);
    copyFileSync(path.join(other.siteFolder, file), path.join(copy, file));
    expect(await openAndVerify(copy)).toContain(file === 'site.json' ? 'slots.json' : file);
  }
});

test('files of the generation before a change of the data key are refused, and put back together they are an older folder', async () => {
  const site = await makeTestSite();
  await site.client.session.lock();
  const before = copyOf(site);
  await unlock(site);
  for await (const step of await site.client.vault.changeDataKey({ passphrase: passphraseOf('ada'), reason: 'it is due' })) void step;
  await unlock(site);
  await site.client.session.lock();
  for (const which of ['site', 'evidence']) {
    const copy = copyOf(site);
    copyFileSync(path.join(before, `${which}-1.db`), path.join(copy, `${which}-2.db`));
    expect(await openAndVerify(copy)).toContain(`${which}-2.db`);
  }
  const mixed = copyOf(site);
  copyFileSync(path.join(before, 'slots.json'), path.join(mixed, 'slots.json'));
  expect(await openAndVerify(mixed)).toContain('site-1.db');
  putBack(before, site.siteFolder);
  expect(await unlock(site)).toMatchObject({ alarm: 'rolledBack' });
});

test.each([1, pageBytes, 10 * pageBytes])('a database of which the last %i bytes are cut off is refused, and named', async (bytes) => {
  const { site } = await makeTwoStates('aegis');
  for (const file of ['site-1.db', 'evidence-1.db']) {
    const copy = copyOf(site);
    truncateSync(path.join(copy, file), Math.max(0, statSync(path.join(copy, file)).size - bytes));
    // Of a page that was cut in the middle SQLite makes one that holds nothing of what it did: its entries are named instead.
    expect(await openAndVerify(copy)).toMatch(bytes === 1 ? new RegExp(`${file}|alarm altered`) : new RegExp(file));
  }
});

describe('after an abrupt end', () => {
  test('a write-ahead log that was cut, altered or taken away is announced by the head that the station kept', async () => {
    const site = await makeTestSite();
    await site.client.session.lock();
    await unlock(site);
    for (const name of ['one', 'two', 'three']) await makeLibrary(site, name);
    const asItLies = copyWhileOpen(site);
    await crashTo(site, asItLies);
    const wal = path.join(site.siteFolder, 'site-1.db-wal');
    const size = statSync(wal).size;
    const ways: Readonly<Record<string, () => void>> = {
      'the last byte is cut off': () => truncateSync(wal, size - 1),
      'half of it is cut off': () => truncateSync(wal, size / 2),
      'it is empty': () => truncateSync(wal, 0),
      'it is gone': () => rmSync(wal),
      'a bit near its end is flipped': () => {
        const bytes = readFileSync(wal);
        bytes[size - 100] = (bytes[size - 100] ?? 0) ^ 1;
        writeFileSync(wal, bytes);
      },
    };
    for (const [way, cut] of Object.entries(ways)) {
      putBack(asItLies, site.siteFolder);
      cut();
      expect(await unlock(site), way).toMatchObject({ alarm: 'rolledBack' });
      await site.station.lock('byHand');
    }
    putBack(asItLies, site.siteFolder);
    expect(await unlock(site)).toMatchObject({ alarm: null });
  });

  test('readings of a person’s record that were cut off are announced, though no entry of the log is missing', async () => {
    const site = await makeTestSite();
    await makeWorks(site);
    await site.client.people.get({ personId: 'pia', asOf: null });
    const before = copyWhileOpen(site);
    await site.client.people.get({ personId: 'pia', asOf: null });
    const asItLies = copyWhileOpen(site);
    await crashTo(site, before);
    expect(await unlock(site)).toMatchObject({ alarm: 'rolledBack' });
    await site.client.people.get({ personId: 'pia', asOf: null }); // what is read under an alarm does not clear it
    await site.station.lock('byHand');
    expect(await unlock(site)).toMatchObject({ alarm: 'rewritten' });
    await site.station.lock('byHand');
    putBack(asItLies, site.siteFolder);
    expect(await unlock(site)).toMatchObject({ alarm: null });
  });

  test('an attachment whose bytes were in a write-ahead log that is gone is named by a verification', async () => {
    const site = await makeTestSite();
    await makeWorks(site);
    await site.client.session.lock();
    await unlock(site);
    const evidenceIds = [await attach(site, 'photo.txt', 'a photo')];
    await site.client.assessments.sign(await signInput(site, { evidenceIds }));
    await crashTo(site, copyWhileOpen(site));
    rmSync(path.join(site.siteFolder, 'evidence-1.db-wal'));
    expect(await openAndVerify(site.siteFolder)).toContain('photo.txt');
  });
});

describe('an older folder put back', () => {
  test('is announced by the station that has seen the newer one, and by no other: that limit is stated', async () => {
    const { site, earlier } = await makeTwoStates('aegis');
    putBack(earlier, site.siteFolder);
    expect(await openAndVerify(copyOf(site), makeTestStation())).toBeNull();
    expect(await unlock(site)).toMatchObject({ alarm: 'rolledBack' });
  });

  test('goes unnoticed where the station’s own notes were taken away or damaged, and it says that they were damaged', async () => {
    const { site, earlier } = await makeTwoStates('aegis');
    const { siteId } = JSON.parse(readFileSync(path.join(site.siteFolder, 'site.json'), 'utf8'));
    putBack(earlier, site.siteFolder);
    for (const note of ['known-sites.json', `head-${siteId}.txt`, `access-head-${siteId}.txt`]) {
      const file = path.join(site.stationFolder, note);
      const bytes = readFileSync(file);
      bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }
    expect(await unlock(site)).toMatchObject({ alarm: null, notesFault: 'RecordDamaged' });
    await site.client.session.lock();
    expect(await unlock(site)).toMatchObject({ notesFault: null });
  });
});

test('one flipped bit in a note of the station is told as damage and never taken for a rollback', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  await site.client.people.get({ personId: 'pia', asOf: null });
  await site.client.session.lock();
  const random = createRandom(3, 'notes');
  const { siteId } = JSON.parse(readFileSync(path.join(site.siteFolder, 'site.json'), 'utf8'));
  for (const note of [`head-${siteId}.txt`, `access-head-${siteId}.txt`, 'known-sites.json']) {
    for (let round = 0; round < 4; round += 1) {
      const file = path.join(site.stationFolder, note);
      const bytes = readFileSync(file);
      const offset = random.int(0, bytes.length - 1);
      bytes[offset] = (bytes[offset] ?? 0) ^ (1 << random.int(0, 7));
      writeFileSync(file, bytes);
      expect(await unlock(site), `${note} at ${offset}`).toMatchObject({ alarm: null, notesFault: 'RecordDamaged' });
      await site.client.session.lock();
    }
  }
});
