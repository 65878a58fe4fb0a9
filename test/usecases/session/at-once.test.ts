import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { lockUnattended } from '../../../electron/service/station/idle-lock';
import { logLength } from '../../support/log';
import { makeSiteAt } from '../../support/make-site-at';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { addUser, signIn } from '../../support/users';

const next = 'four other green 44 kettles';
const ada = { login: 'ada', passphrase: passphraseOf('ada') };
const ben = { login: 'ben', passphrase: passphraseOf('ben') };

async function select({ client, dialogs }: TestSite, folder: string) {
  dialogs.push(folder);
  const chosen = await client.sites.chooseFolder({ purpose: 'open' });
  return client.sites.select({ folder: chosen?.handle ?? '' });
}

test('two unlocks at once are taken one after the other', async () => {
  const { client } = await makeTestSite();
  await client.session.lock();
  const [first, second] = await Promise.all([client.session.unlock(ada), client.session.unlock(ben)]);
  expect([first, second]).toMatchObject([{ user: { login: 'ada' } }, { user: { login: 'ben' } }]);
  expect(await client.session.get()).toMatchObject({ state: 'unlocked', user: { login: 'ben' } });
});

test('a site that is chosen while another is being unlocked takes its place, and leaves the other one free', async () => {
  const site = await makeTestSite();
  const { client, folder, siteFolder } = site;
  const other = path.join(folder, 'other');
  await makeSiteAt(site, other, {});
  await select(site, siteFolder);
  const unlocking = client.session.unlock(ada);
  await select(site, other);
  const unlocked = await client.session.unlock(ben);
  await unlocking;
  expect(unlocked).toMatchObject({ state: 'unlocked', user: { login: 'ben' } });
  expect(site.station.open?.vault.folder).toBe(other);
  await select(site, siteFolder);
  expect(await client.session.unlock(ada)).toMatchObject({ state: 'unlocked' });
});

test('a lock while a one-time secret gives way to a passphrase locks, and is told as such', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const { oneTimeSecret } = await addUser(site, 'cora');
  await client.session.lock();
  await client.session.unlock({ login: 'cora', passphrase: oneTimeSecret });
  const choosing = Promise.allSettled([client.session.choosePassphrase({ next, acceptsAccountability: true })]);
  await client.session.lock();
  const [chosen] = await choosing;
  expect(chosen).toMatchObject({ status: 'rejected', reason: { code: 'NotAwaited' } });
  expect(site.station).toMatchObject({ open: null, session: null });
  expect(await client.session.unlock({ login: 'cora', passphrase: oneTimeSecret })).toMatchObject({ state: 'mustChoosePassphrase' });
});

test('a lock while a passphrase over its age is renewed locks, and is told as such', async () => {
  const site = await makeTestSite();
  const { client, clock } = site;
  await client.users.setPassphrasePolicy({ minLength: 12, maxAgeDays: 30, reason: 'our own procedure' });
  await client.session.lock();
  clock.now = new Date('2026-06-14T10:00:00.000Z');
  expect(await client.session.unlock(ada)).toMatchObject({ state: 'mustChangePassphrase' });
  const renewing = Promise.allSettled([client.session.renewPassphrase({ next })]);
  await client.session.lock();
  expect(await renewing).toMatchObject([{ status: 'rejected', reason: { code: 'NotAwaited' } }]);
  expect(site.station).toMatchObject({ open: null, session: null });
  expect(await client.session.unlock(ada)).toMatchObject({ state: 'mustChangePassphrase' });
});

/** Locks the site as soon as one more entry is in its log, at the next look at the clock. */
function lockAfterEntry({ station }: TestSite, lock: () => Promise<void>): () => Promise<void> | undefined {
  const entries = station.open?.vault.site.prepare('SELECT count(*) FROM audit_entry').pluck();
  const before = entries?.get();
  const { now } = station.platform;
  let locking: Promise<void> | undefined;
  const clock = vi.spyOn(station.platform, 'now').mockImplementation(() => {
    if (locking === undefined && entries?.get() !== before) locking = lock();
    return now();
  });
  onTestFinished(() => clock.mockRestore());
  return () => locking;
}

test('a lock after a passphrase was renewed or chosen and before its session begins leaves nobody signed in', async () => {
  const site = await makeTestSite();
  const { client, clock, station } = site;
  const { oneTimeSecret } = await addUser(site, 'cora');
  await client.users.setPassphrasePolicy({ minLength: 12, maxAgeDays: 30, reason: 'our own procedure' });
  await client.session.lock();
  await client.session.unlock({ login: 'cora', passphrase: oneTimeSecret });
  const lockingCora = lockAfterEntry(site, () => station.lock('byHand'));
  await expect(client.session.choosePassphrase({ next, acceptsAccountability: true })).rejects.toMatchObject({ code: 'NotAwaited' });
  expect(lockingCora()).toBeInstanceOf(Promise);
  await lockingCora();
  expect(station).toMatchObject({ open: null, session: null });
  vi.restoreAllMocks();

  clock.now = new Date('2026-06-14T10:00:00.000Z');
  expect(await client.session.unlock(ada)).toMatchObject({ state: 'mustChangePassphrase' });
  const lockingAda = lockAfterEntry(site, () => lockUnattended(station, 'asleep'));
  await expect(client.session.renewPassphrase({ next })).rejects.toMatchObject({ code: 'NotAwaited' });
  expect(lockingAda()).toBeInstanceOf(Promise);
  await lockingAda();
  expect(station).toMatchObject({ open: null, session: null });
  vi.restoreAllMocks();
  expect(await client.session.unlock({ ...ada, passphrase: next })).toMatchObject({ state: 'unlocked' });
});

test('a login that nobody has is tried like one that somebody has: each attempt counts and reaches the log', async () => {
  const site = await makeTestSite();
  const { client } = site;
  await addUser(site, 'wim', { kind: 'signer' });
  for (const login of ['nobody', 'wim', 'ben'])
    for (let n = 0; n < 2; n += 1)
      await expect(client.session.changePassphrase({ login, current: 'wrong', next })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  const { failed } = await client.users.attempts();
  expect(Object.fromEntries(failed.map(({ user, count }) => [user?.login ?? 'of nobody', count]))).toEqual({
    'of nobody': 2,
    ben: 2,
    wim: 2,
  });
  const before = await logLength(site.station);
  await signIn(site, 'ada');
  expect(await logLength(site.station)).toBe(before + 2);
});

test('the same passphrase in other code points is no other passphrase', async () => {
  const { client } = await makeTestSite();
  const composed = 'drei gr\u00fcne Kessel 44 Br\u00fccken';
  await client.session.changePassphrase({ current: passphraseOf('ada'), next: composed });
  await expect(client.session.changePassphrase({ current: composed, next: composed.normalize('NFD') })).rejects.toMatchObject({
    code: 'WeakPassphrase',
    data: { why: 'it is the present one' },
  });
});
