import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { InputOf } from '../../../electron/service/usecases/context';
import type { Contract } from '../../../shared/contract';
import { makeTestSite, makeTestStation, passphraseOf, type TestStation } from '../../support/site';

type Enrolment = InputOf<Contract['sites']['create']>['enrolments'][number];

const person = (login: string, different: Partial<Enrolment> = {}): Enrolment => ({
  login,
  printedName: `Person ${login}`,
  roles: ['administrator'],
  passphrase: passphraseOf(login),
  identityProof: { document: 'works pass', verifiedBy: 'the other of the two', verifiedOn: '2020-01-02' },
  acceptsAccountability: true,
  ...different,
});

async function create(
  { client, dialogs }: TestStation,
  folder: string,
  different: { people?: [Enrolment, Enrolment]; handle?: string } = {},
) {
  dialogs.push(folder);
  const chosen = await client.sites.chooseFolder({ purpose: 'create' });
  return client.sites.create({
    folder: different.handle ?? chosen?.handle ?? '',
    name: 'Northfield Works',
    cipher: 'aegis',
    enrolments: different.people ?? [person('ada'), person('ben')],
    shares: { threshold: 2, count: 3 },
  });
}

test('a site is not made by one person twice, without an administrator, or with a passphrase that is easy to guess', async () => {
  const made = makeTestStation();
  const folder = path.join(made.folder, 'site');
  await expect(create(made, folder, { people: [person('ada'), person('Ada')] })).rejects.toMatchObject({ code: 'SamePerson' });
  await expect(
    create(made, folder, { people: [person('ada', { roles: ['assessor'] }), person('ben', { roles: ['assessor'] })] }),
  ).rejects.toMatchObject({ code: 'NoAdministrator' });
  await expect(
    create(made, folder, { people: [person('ada'), person('ben', { passphrase: 'Northfield Works 1' })] }),
  ).rejects.toMatchObject({
    code: 'WeakPassphrase',
    data: { login: 'ben', why: 'it is built on a common word or on your own name' },
  });
  expect(await made.client.sites.list()).toMatchObject({ sites: [] });
});

test('a site is made only in an empty folder that somebody has just chosen', async () => {
  const made = makeTestStation();
  const folder = path.join(made.folder, 'full');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'budget.xlsx'), 'x');
  await expect(create(made, folder)).rejects.toMatchObject({ code: 'FolderNotEmpty' });
  await expect(create(made, folder, { handle: 'made-up-handle' })).rejects.toMatchObject({ code: 'HandleExpired' });
  made.dialogs.push(null);
  expect(await made.client.sites.chooseFolder({ purpose: 'create' })).toBeNull();
});

test('a new site is selected, locked, known to the station, and made while another is open it locks that one', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const { siteId } = await create(site, path.join(site.folder, 'second'));
  expect(await client.session.get()).toMatchObject({ state: 'locked', siteId, siteName: 'Northfield Works' });
  const { sites } = await client.sites.list();
  expect(sites.map(({ name, isMissing }) => ({ name, isMissing }))).toEqual([
    { name: 'Test works', isMissing: false },
    { name: 'Northfield Works', isMissing: false },
  ]);
});

test('a known site whose folder is gone is marked as missing and cannot be chosen', async () => {
  const { client, siteFolder } = await makeTestSite();
  await client.session.lock();
  const [known] = (await client.sites.list()).sites;
  rmSync(siteFolder, { recursive: true });
  expect((await client.sites.list()).sites).toMatchObject([{ name: 'Test works', isMissing: true }]);
  await expect(client.sites.select({ siteId: known?.siteId ?? '' })).rejects.toMatchObject({ code: 'NotASite' });
});

test('a folder that somebody picks is opened as a site only when it is one', async () => {
  const { client, dialogs, siteFolder, folder } = await makeTestSite();
  const pick = async (at: string) => {
    dialogs.push(at);
    const chosen = await client.sites.chooseFolder({ purpose: 'open' });
    return client.sites.select({ folder: chosen?.handle ?? '' });
  };
  await expect(pick(folder)).rejects.toMatchObject({ code: 'NotASite', data: { folder } });
  expect(await pick(siteFolder)).toMatchObject({ name: 'Test works' });
  expect(await client.session.get()).toMatchObject({ state: 'locked' });
  writeFileSync(path.join(siteFolder, 'site.json'), '{');
  await expect(pick(siteFolder)).rejects.toMatchObject({ code: 'SiteDamaged', data: { file: 'site.json' } });
});

test('a site that is open at another station is refused in words, stays as it is, and opens once it is locked there', async () => {
  const { client, siteFolder } = await makeTestSite();
  const other = makeTestStation();
  other.dialogs.push(siteFolder);
  const chosen = await other.client.sites.chooseFolder({ purpose: 'open' });
  await other.client.sites.select({ folder: chosen?.handle ?? '' });
  const unlock = () => other.client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') });
  await expect(unlock()).rejects.toMatchObject({ code: 'OpenElsewhere', message: expect.stringContaining('Lock or close it there') });
  expect(await client.session.get()).toMatchObject({ state: 'unlocked' });
  await client.audit.checkpoint({ reason: 'work goes on here' });
  await client.session.lock();
  expect(await unlock()).toMatchObject({ state: 'unlocked' });
});

test('a site of a development version from before is refused in words, chosen or locked already, and to its shares too', async () => {
  const { client, siteFolder, shares } = await makeTestSite();
  await client.session.lock();
  const [known] = (await client.sites.list()).sites;
  const file = path.join(siteFolder, 'site.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), formatVersion: 1 }));
  const older = { code: 'OlderFormat', message: expect.stringContaining('made by a development version') };
  await expect(client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).rejects.toMatchObject(older);
  await expect(client.sites.checkShares({ shares: shares.slice(0, 2) })).rejects.toMatchObject(older);
  const enrolments = [person('cleo'), person('dora')];
  const recovery = { shares: shares.slice(0, 2), enrolments, reason: 'everybody has left' };
  await expect(client.sites.recover(recovery)).rejects.toMatchObject(older);
  await expect(client.sites.select({ siteId: known?.siteId ?? '' })).rejects.toMatchObject(older);
});

test('two of three printed shares are shown to open the site, one is not enough, and a slip of the pen is found', async () => {
  const { client, shares } = await makeTestSite();
  const [first = '', second = '', third = ''] = shares;
  expect(await client.sites.checkShares({ shares: [third, first.toLowerCase().replaceAll('-', ' ')] })).toEqual({ opens: true });
  await expect(client.sites.checkShares({ shares: [second] })).rejects.toMatchObject({ code: 'SharesDoNotOpen' });
  const slip = `${second.slice(0, -1)}${second.endsWith('7') ? '8' : '7'}`;
  await expect(client.sites.checkShares({ shares: [first, slip] })).rejects.toMatchObject({
    code: 'ShareUnreadable',
    data: { share: 2, why: 'mistyped' },
  });
  await expect(client.sites.checkShares({ shares: [first, first] })).rejects.toMatchObject({ data: { share: 2, why: 'repeated' } });
});

test('shares are tried on the chosen site only', async () => {
  const { client } = makeTestStation();
  await expect(client.sites.checkShares({ shares: ['x'] })).rejects.toMatchObject({ code: 'NoSiteSelected' });
  await expect(client.session.unlock({ login: 'ada', passphrase: 'x' })).rejects.toMatchObject({ code: 'NoSiteSelected' });
});

test('a folder is no site before its record says who its people are', async () => {
  const made = makeTestStation();
  const folder = path.join(made.folder, 'site');
  const { platform } = made.station;
  const { makeId } = platform;
  const wasSite: boolean[] = [];
  Object.assign(platform, {
    makeId: () => {
      wasSite.push(existsSync(path.join(folder, 'site.json')));
      return makeId();
    },
  });
  await create(made, folder);
  expect(wasSite.length).toBeGreaterThan(5); // grants, keys and signatures of the foundation
  expect(wasSite).not.toContain(true);
  expect(existsSync(path.join(folder, 'site.json'))).toBe(true);
});
