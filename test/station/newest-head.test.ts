import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readHead } from '../../electron/service/station/newest-head';
import { makePerson, makeUnit } from '../support/people';
import { makeTestSite } from '../support/site';

test('a head is written over the one before, even where that one was damaged into something longer', async () => {
  const site = await makeTestSite();
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const { siteId } = open.vault;
  const file = path.join(site.stationFolder, `head-${siteId}.txt`);
  await makePerson(site, 'pia');
  const before = readHead(site.stationFolder, siteId, 'changes');
  if (before === null || before === 'damaged') throw new Error('there is no head');
  writeFileSync(file, `${readFileSync(file, 'utf8').repeat(9)}\n`);
  expect(readHead(site.stationFolder, siteId, 'changes')).toBe('damaged');
  await makeUnit(site, 'yard');
  expect(readHead(site.stationFolder, siteId, 'changes')).toMatchObject({ size: before.size + 1 });
});

test('a head is kept even where the folder of the station was taken away', async () => {
  const site = await makeTestSite();
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  rmSync(site.stationFolder, { recursive: true });
  await makePerson(site, 'pia');
  expect(readHead(site.stationFolder, open.vault.siteId, 'changes')).toMatchObject({ root: expect.any(String) });
});
