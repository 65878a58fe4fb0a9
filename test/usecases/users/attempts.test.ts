import { expect, test } from 'vitest';
import { idOf, lockOut } from '../../support/accounts';
import { makeTestSite } from '../../support/site';
import { addUser, enrol, enrolSigner, signIn } from '../../support/users';

const wrong = 'not this one at all';

test('failed passphrases are told by whom, when and how many, from the log and from before it has them', async () => {
  const site = await makeTestSite();
  const { client, clock } = site;
  const wim = await enrolSigner(site, 'wim');
  await client.session.lock();
  await expect(client.session.unlock({ login: 'ben', passphrase: wrong })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  clock.now = new Date('2026-03-14T11:00:00.000Z');
  await expect(client.session.unlock({ login: 'ben', passphrase: wrong })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  await expect(client.session.unlock({ login: 'eve', passphrase: wrong })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  // A signer has no slot: their user id at the unlock screen is known as theirs all the same.
  await expect(client.session.unlock({ login: 'wim', passphrase: wrong })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  await signIn(site, 'ada');
  clock.now = new Date('2026-03-14T12:00:00.000Z');
  await expect(
    client.session.changePassphrase({ login: 'wim', current: wrong, next: 'four other green 44 kettles' }),
  ).rejects.toMatchObject({
    code: 'WrongPassphrase',
  });
  const { failed } = await client.users.attempts();
  const entryNumber = failed[1]?.entryNumber ?? 0;
  expect(failed).toEqual([
    {
      user: { userId: wim, login: 'wim', printedName: 'Person wim' },
      count: 1,
      firstAt: '2026-03-14T12:00:00.000Z',
      lastAt: '2026-03-14T12:00:00.000Z',
      entryNumber: null,
    },
    {
      user: { userId: await idOf(site, 'ben'), login: 'ben', printedName: 'Ben Birch' },
      count: 2,
      firstAt: '2026-03-14T10:00:00.000Z',
      lastAt: '2026-03-14T11:00:00.000Z',
      entryNumber,
    },
    { user: null, count: 1, firstAt: '2026-03-14T11:00:00.000Z', lastAt: '2026-03-14T11:00:00.000Z', entryNumber },
    {
      user: { userId: wim, login: 'wim', printedName: 'Person wim' },
      count: 1,
      firstAt: '2026-03-14T11:00:00.000Z',
      lastAt: '2026-03-14T11:00:00.000Z',
      entryNumber,
    },
  ]);
  expect(await client.audit.get({ entryNumber })).toMatchObject({ action: 'session.unlock' });
});

test('an administrator hears of those since their own last session, whoever’s unlock entered them', async () => {
  const site = await makeTestSite();
  const { client } = site;
  await client.session.lock();
  await expect(client.session.unlock({ login: 'eve', passphrase: wrong })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  await signIn(site, 'ben');
  expect((await client.users.attempts()).sinceLastSession).toMatchObject([{ user: null, count: 1 }]);
  await client.session.lock();
  await expect(client.session.unlock({ login: 'ben', passphrase: wrong })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  await signIn(site, 'ada');
  expect((await client.users.attempts()).sinceLastSession).toMatchObject([
    { user: { login: 'ben' }, count: 1 },
    { user: null, count: 1 },
  ]);
  await signIn(site, 'ada');
  const told = await client.users.attempts();
  expect(told.sinceLastSession).toEqual([]);
  expect(told.failed).toHaveLength(2);
});

test('who is locked out is said, an unknown user id is not among them, and ended accounts neither', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const cora = await enrol(site, 'cora');
  await client.session.lock();
  await lockOut(site, 'cora');
  await lockOut(site, 'eve');
  await signIn(site, 'ada');
  expect((await client.users.attempts()).lockedOut).toEqual([cora]);
  await client.users.deactivate({ userId: cora, reason: 'left the works' });
  expect((await client.users.attempts()).lockedOut).toEqual([]);
});

test('the quality auditor sees them, an assessor does not', async () => {
  const site = await makeTestSite();
  await enrol(site, 'quinn', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  await enrol(site, 'cora');
  await signIn(site, 'quinn');
  expect(await site.client.users.attempts()).toEqual({ lockedOut: [], failed: [], sinceLastSession: [] });
  await signIn(site, 'cora');
  await expect(site.client.users.attempts()).rejects.toMatchObject({ code: 'NotPermitted', data: { permission: 'users.read' } });
});

test('a user id that was tried ten times before it was anybody’s admits whoever is given it', async () => {
  const site = await makeTestSite();
  await site.client.session.lock();
  for (let n = 0; n < 10; n += 1) {
    site.clock.now = new Date(site.clock.now.getTime() + 120_000);
    await expect(site.client.session.unlock({ login: 'cora', passphrase: 'a guess' })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  }
  await signIn(site, 'ada');
  const { oneTimeSecret } = await addUser(site, 'cora');
  await site.client.session.lock();
  expect(await site.client.session.unlock({ login: 'cora', passphrase: oneTimeSecret })).toMatchObject({ state: 'mustChoosePassphrase' });
});
