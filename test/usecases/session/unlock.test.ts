import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lockIfIdle } from '../../../electron/service/station/idle-lock';
import { turnDay } from '../../../electron/service/station/turn-day';
import { newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

const wrong = ({ client }: TestSite, login: string) => client.session.unlock({ login, passphrase: 'not this one at all' });

/** The failed attempts that the newest entry holds. */
const failedAttempts = async ({ station }: TestSite) =>
  (await newestEntry(station)).changes.filter(({ entity }) => entity === 'failed_attempt');

test('failed attempts enter the log at the next unlock, by whom and when, once', async () => {
  const site = await makeTestSite();
  const { client, clock, station } = site;
  const ben = (await client.users.list()).users.find((user) => user.login === 'ben')?.userId;
  await client.session.lock();
  await expect(wrong(site, 'ben')).rejects.toMatchObject({ code: 'WrongPassphrase', data: { notBefore: null } });
  clock.now = new Date('2026-03-14T11:00:00.000Z');
  await expect(wrong(site, 'eve')).rejects.toMatchObject({ code: 'WrongPassphrase' });
  await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  expect((await newestEntry(station)).action).toBe('session.unlock');
  expect(await failedAttempts(site)).toMatchObject([
    { new: { userId: ben, at: '2026-03-14T10:00:00.000Z' } },
    { new: { userId: null, at: '2026-03-14T11:00:00.000Z' } },
  ]);
  await signIn(site, 'ada');
  expect(await failedAttempts(site)).toEqual([]);
});

test('the third wrong passphrase makes the next wait, and the answer says until when', async () => {
  const site = await makeTestSite();
  await site.client.session.lock();
  for (let n = 0; n < 2; n += 1) await expect(wrong(site, 'ada')).rejects.toMatchObject({ data: { notBefore: null } });
  await expect(wrong(site, 'ada')).rejects.toMatchObject({ data: { notBefore: '2026-03-14T10:00:01.000Z' } });
  await expect(site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).rejects.toMatchObject({
    code: 'WrongPassphrase',
    data: { notBefore: '2026-03-14T10:00:01.000Z' },
  });
});

test('ten wrong passphrases lock the account out, even for the right one, and nobody else', async () => {
  const site = await makeTestSite();
  const { client, clock } = site;
  await client.session.lock();
  for (let n = 0; n < 10; n += 1) {
    clock.now = new Date(clock.now.getTime() + 60_000);
    await expect(wrong(site, 'ada')).rejects.toMatchObject({ code: 'WrongPassphrase' });
  }
  await expect(client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).rejects.toMatchObject({ code: 'LockedOut' });
  expect(await client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') })).toMatchObject({ state: 'unlocked' });
  expect(await failedAttempts(site)).toHaveLength(10);
});

test('a session in which nobody does anything is locked after the idle time, and the log says so', async () => {
  const site = await makeTestSite();
  const { client, clock, station } = site;
  clock.passAlone(new Date('2026-03-14T10:14:59.000Z'));
  expect(await lockIfIdle(station)).toBe(false);
  await client.session.touch();
  clock.passAlone(new Date('2026-03-14T10:29:58.000Z'));
  expect(await lockIfIdle(station)).toBe(false);
  clock.passAlone(new Date('2026-03-14T10:29:59.000Z'));
  expect(await lockIfIdle(station)).toBe(true);
  expect(await client.session.get()).toMatchObject({ state: 'locked', why: 'idle' });
  await client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') });
  const actions = await station.open?.db.selectFrom('audit_entry').select('action').orderBy('entryNumber').execute();
  expect(actions?.map((row) => row.action)).toEqual(['sites.create', 'session.unlock', 'session.lockIdle', 'session.unlock']);
});

test('an older copy of the site put back raises the alarm at unlock, on screen and in the log, until it is gone', async () => {
  const site = await makeTestSite();
  const { client, folder, siteFolder, station } = site;
  await client.session.lock();
  const older = path.join(folder, 'older');
  cpSync(siteFolder, older, { recursive: true });
  await signIn(site, 'ada');
  await signIn(site, 'ben');
  expect(await client.session.get()).toMatchObject({ alarm: null });
  await client.session.lock();
  rmSync(siteFolder, { recursive: true });
  cpSync(older, siteFolder, { recursive: true });
  for (const login of ['ada', 'ben']) {
    await signIn(site, login);
    expect(await client.session.get()).toMatchObject({ alarm: 'rolledBack' });
    const alarms = (await newestEntry(station)).changes.filter(({ entity }) => entity === 'site_alarm');
    expect(alarms).toMatchObject([{ new: { alarm: 'rolledBack' } }]);
  }
});

test('an older copy that has been worked on until it is as long as the lost one is told apart as rewritten', async () => {
  const site = await makeTestSite();
  const { client, folder, siteFolder } = site;
  await client.session.lock();
  const older = path.join(folder, 'older');
  cpSync(siteFolder, older, { recursive: true });
  await signIn(site, 'ada');
  await client.session.lock();
  rmSync(siteFolder, { recursive: true });
  cpSync(older, siteFolder, { recursive: true });
  await signIn(site, 'ben');
  await signIn(site, 'ben');
  expect(await client.session.get()).toMatchObject({ alarm: 'rewritten' });
});

test('an unlock that breaks after the vault was opened leaves it closed, so that the next try works', async () => {
  const site = await makeTestSite();
  const { client, station } = site;
  await client.session.lock();
  const { recordIncident, now } = station.platform;
  const incidents: string[] = [];
  let calls = 0;
  const breaking = {
    now: () => {
      calls += 1;
      if (calls === 2) throw new Error('the clock is gone'); // the vault is open by then
      return now();
    },
    recordIncident: (where: string) => {
      incidents.push(where);
      return 'I-1';
    },
  };
  Object.assign(station.platform, breaking);
  await expect(client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).rejects.toMatchObject({ code: 'Incident' });
  expect(incidents).toEqual(['session.unlock']);
  Object.assign(station.platform, { now, recordIncident });
  expect(await client.session.get()).toMatchObject({ state: 'locked' });
  expect(await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).toMatchObject({ state: 'unlocked' });
});

test('an account that the record no longer knows as active opens nothing', async () => {
  const site = await makeTestSite();
  const { client, station } = site;
  const { users } = await client.users.list();
  const ben = users.find((user) => user.login === 'ben');
  if (ben === undefined || station.open === null) throw new Error('ben is missing');
  await station.open.db.updateTable('user_account').set({ recordedTo: 2 }).where('userId', '=', ben.userId).execute();
  await client.session.lock();
  await expect(client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  expect(await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).toMatchObject({ state: 'unlocked' });
});

test('whoever works through midnight is told of the new day', async () => {
  const { station, client, clock } = await makeTestSite();
  const { open } = station;
  if (open === null) throw new Error('the site is locked');
  const end = new AbortController();
  const told = await client.session.watch(undefined, { signal: end.signal });
  const next = async () => (await told.next()).value;
  expect(await next()).toMatchObject({ state: 'unlocked', today: '2026-03-14' });
  await turnDay(station, open);
  const later = next();
  // A quarter past midnight where the site is.
  clock.now = new Date('2026-03-14T23:15:00.000Z');
  await turnDay(station, open);
  expect(await later).toMatchObject({ state: 'unlocked', today: '2026-03-15' });
  end.abort();
});
