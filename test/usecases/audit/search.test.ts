import { expect, test } from 'vitest';
import { appendEntry } from '../../../electron/service/db/audit-append';
import { recordOf } from '../../support/framework';
import { makePerson } from '../../support/people';
import { enrol, signIn } from '../../support/users';
import { addLibraries, makeLogSite, newestNumber, searchFor } from './log-site';

test('the newest entries come first, with who, when and where, a page at a time', async () => {
  const site = await makeLogSite(['one', 'two', 'three']);
  const newest = await newestNumber(site);
  const first = await searchFor(site, { limit: 2 });
  expect(first.hasMore).toBe(true);
  expect(first.entries.map(({ entryNumber, reason }) => [entryNumber, reason])).toEqual([
    [newest, 'three'],
    [newest - 1, 'two'],
  ]);
  expect(first.entries[0]).toMatchObject({
    printedName: 'Ada Alder',
    role: 'frameworkSteward',
    station: 'station-under-test',
    zone: 'Europe/Berlin',
    recordedAt: '2026-03-14T13:00:00.000Z',
    action: 'framework.saveLibrary',
    changeCount: 1,
  });
  const rest = await searchFor(site, { beforeEntry: newest - 1, limit: 100 });
  expect(rest.hasMore).toBe(false);
  expect(rest.entries.map(({ entryNumber }) => entryNumber)).toEqual(Array.from({ length: newest - 2 }, (_, index) => newest - 2 - index));
});

test('entries are found by who, by what and by why', async () => {
  const site = await makeLogSite(['Safety office asked', 'tidied up']);
  await enrol(site, 'fay', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  await signIn(site, 'fay');
  await addLibraries(site, ['asked by the safety committee']);
  await signIn(site, 'ada');
  const { users } = await site.client.audit.facets();
  const fay = users.find(({ printedName }) => printedName === 'Person fay')?.userId ?? '';

  const reasons = async (search: Parameters<typeof searchFor>[1]) => (await searchFor(site, search)).entries.map(({ reason }) => reason);
  expect(await reasons({ action: 'framework.saveLibrary' })).toEqual(['asked by the safety committee', 'tidied up', 'Safety office asked']);
  expect(await reasons({ action: 'framework.saveLibrary', userId: fay })).toEqual(['asked by the safety committee']);
  expect(await reasons({ text: 'SAFETY' })).toEqual(['asked by the safety committee', 'Safety office asked']);
  expect(await reasons({ text: 'safety', userId: fay })).toEqual(['asked by the safety committee']);
  expect(await reasons({ text: 'nobody wrote this' })).toEqual([]);
  expect(await reasons({ entity: 'framework', text: 'tidied' })).toEqual(['tidied up']);
});

test('an entry is found by any record that it changed', async () => {
  const site = await makeLogSite();
  const { users } = await site.client.audit.facets();
  const ben = users.find(({ printedName }) => printedName === 'Ben Birch')?.userId ?? '';
  const { entries } = await searchFor(site, { entity: 'user_account', entityId: ben });
  expect(entries.map(({ action }) => action)).toEqual(['sites.create']);
});

test('an entry says what it is about, and everything about a person is found by who they are', async () => {
  const site = await makeLogSite(['first library']);
  await makePerson(site, 'pia', { familyName: 'Alder', givenName: 'Pia' });
  await makePerson(site, 'quin', { familyName: 'Birch', givenName: 'Quin' });
  const about = await searchFor(site, { personId: 'pia' });
  expect(about.personName).toBe('Alder, Pia');
  expect(about.entries.length).toBeGreaterThan(0);
  expect(new Set(about.entries.map((entry) => entry.about))).toEqual(new Set(['Alder, Pia']));
  const all = await searchFor(site, {});
  expect(all.personName).toBeNull();
  expect(all.entries.map((entry) => entry.about)).toContain('Birch, Quin');
  expect(all.entries.find(({ action }) => action === 'session.unlock')?.about).toBe('Ada Alder');
});

test("days are the site's own, from the first moment of one through the last of the other", async () => {
  const site = await makeLogSite();
  // Berlin is an hour ahead of UTC: 23:30 and 00:30 there lie on either side of midnight.
  site.clock.now = new Date('2026-03-20T21:30:00.000Z');
  await addLibraries(site, ['late on the 20th', 'early on the 21st']);
  const reasons = async (from: string | null, to: string | null) =>
    (await searchFor(site, { from, to, action: 'framework.saveLibrary' })).entries.map(({ reason }) => reason);
  expect(await reasons('2026-03-20', '2026-03-20')).toEqual(['late on the 20th']);
  expect(await reasons('2026-03-21', null)).toEqual(['early on the 21st']);
  expect(await reasons(null, '2026-03-19')).toEqual(['first library']);
});

test('the search offers every action, kind of record and user that there is', async () => {
  const site = await makeLogSite();
  expect(await site.client.audit.facets()).toMatchObject({
    actions: expect.arrayContaining(['framework.saveLibrary', 'session.unlock', 'sites.create']),
    entities: expect.arrayContaining(['framework', 'site']),
    users: [{ printedName: 'Ada Alder' }, { printedName: 'Ben Birch' }],
  });
});

test('what time alone changed is found under the system', async () => {
  const site = await makeLogSite();
  const header = {
    recordedAt: '2026-03-15T00:00:00.000Z',
    zone: 'Europe/Berlin',
    userId: null,
    role: 'system',
    station: 'station-under-test',
    appVersion: '0',
  };
  await recordOf(site)
    .transaction()
    .execute((tx) => appendEntry(tx, header, { action: 'standings.expire', entity: 'person', entityId: 'P-1', changes: [] }));
  expect((await site.client.audit.facets()).users).toContainEqual({ userId: 'system', printedName: 'system' });
  const { entries } = await searchFor(site, { userId: 'system' });
  expect(entries.map(({ action, userId, printedName }) => ({ action, userId, printedName }))).toEqual([
    { action: 'standings.expire', userId: null, printedName: 'system' },
  ]);
});

test('an auditor reads the log; an assessor and an HR partner do not', async () => {
  const site = await makeLogSite();
  await enrol(site, 'quin', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  await enrol(site, 'asa', {
    grants: [
      { role: 'assessor', unitId: null },
      { role: 'hrPartner', unitId: null },
    ],
  });
  await signIn(site, 'quin');
  expect((await searchFor(site, { action: 'framework.saveLibrary' })).entries).toHaveLength(1);
  await signIn(site, 'asa');
  const denied = { code: 'NotPermitted', data: { permission: 'audit.read' } };
  await expect(searchFor(site, {})).rejects.toMatchObject(denied);
  await expect(site.client.audit.facets()).rejects.toMatchObject(denied);
  await expect(site.client.audit.get({ entryNumber: 1 })).rejects.toMatchObject(denied);
  await expect(site.client.audit.verify()).rejects.toMatchObject(denied);
  await expect(site.client.audit.checkFiled({ note: 'x' })).rejects.toMatchObject(denied);
});
