import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { InputOf } from '../../../electron/service/usecases/context';
import { listOpeners } from '../../../electron/service/vault/opener-slots';
import { openWithShares } from '../../../electron/service/vault/recovery';
import { admitNewcomers } from '../../../electron/service/vault/recovery-slots';
import { verifyLog } from '../../../electron/service/db/audit-verify';
import type { Contract } from '../../../shared/contract';
import { logLength, newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

type Input = InputOf<Contract['sites']['recover']>;
type Enrolment = Input['enrolments'][number];

const person = (login: string, different: Partial<Enrolment> = {}): Enrolment => ({
  login,
  printedName: `Person ${login}`,
  roles: ['administrator'],
  passphrase: passphraseOf(login),
  identityProof: { document: 'passport', verifiedBy: 'the notary', verifiedOn: '2026-03-13' },
  acceptsAccountability: true,
  ...different,
});
const reason = 'both administrators have left';
const newcomers = [person('cleo', { roles: ['administrator', 'assessor'] }), person('dora', { roles: ['frameworkSteward'] })];

/** The site as it stands when nobody is left: locked. */
async function lockedSite(options: { cipher?: 'aegis' | 'sqlcipher' } = {}): Promise<TestSite> {
  const site = await makeTestSite(options);
  await site.client.session.lock();
  return site;
}

function recoverWith({ client, shares }: TestSite, different: Partial<Input> = {}) {
  return client.sites.recover({ shares: [shares[2] ?? '', shares[0] ?? ''], enrolments: newcomers, reason, ...different });
}

test.each(['aegis', 'sqlcipher'] as const)(
  'two shares let two new people into a site under %s, each with a passphrase and an attested key of their own',
  async (cipher) => {
    const site = await lockedSite({ cipher });
    const { client, station } = site;
    expect(await recoverWith(site)).toEqual({ siteId: expect.any(String), sharesUsed: [1, 3] });
    expect(await client.session.get()).toMatchObject({ state: 'locked' });
    for (const login of ['dora', 'cleo']) {
      const state = await client.session.unlock({ login, passphrase: passphraseOf(login) });
      expect(state).toMatchObject({ state: 'unlocked', user: { login, maySign: true }, alarm: null });
    }
    const { users } = await client.users.list();
    expect(users.filter(({ login }) => ['cleo', 'dora'].includes(login))).toMatchObject([
      { login: 'cleo', keyState: 'attested', attestedBy: 'Person dora', isActive: true },
      { login: 'dora', keyState: 'attested', attestedBy: 'Person cleo', isActive: true },
    ]);
    if (station.open === null) throw new Error('the site is locked');
    expect(await verifyLog(station.open.db, {}, () => undefined, new AbortController().signal)).toMatchObject({ outcome: 'intact' });
  },
);

test('one entry of the log says which shares were used, who came in, and that nobody was signed in', async () => {
  const site = await lockedSite();
  await recoverWith(site);
  await signIn(site, 'cleo');
  const { open, session } = site.station;
  if (open === null || session === null) throw new Error('the site is locked');
  const entries = await open.db.selectFrom('audit_entry').selectAll().where('action', '=', 'sites.recover').execute();
  expect(entries).toMatchObject([{ userId: session.userId, role: 'none' }]);
  expect(Buffer.from(entries[0]?.reason ?? []).toString('utf8')).toBe(reason);
  const change = await open.db.selectFrom('audit_change').selectAll().where('entity', '=', 'recovery').executeTakeFirstOrThrow();
  const { sharesUsed, letIn, signedIn } = JSON.parse(Buffer.from(change.newValue ?? []).toString('utf8'));
  expect({ sharesUsed, signedIn }).toEqual({ sharesUsed: [1, 3], signedIn: 'nobody' });
  expect(letIn).toHaveLength(2);
  const text = JSON.stringify(await open.db.selectFrom('audit_change').select('newValue').execute());
  expect(text).not.toContain((site.shares[0] ?? '').slice(0, 11));
});

test('whoever had an account can still unlock, and a change of the data key is due until it is done', async () => {
  const site = await lockedSite();
  const { client } = site;
  await recoverWith(site);
  await signIn(site, 'ada');
  expect(await client.vault.dataKey()).toMatchObject({ due: [{ why: 'recovered' }] });
  for await (const event of await client.vault.changeDataKey({ passphrase: passphraseOf('ada'), reason })) void event;
  await signIn(site, 'dora');
  await signIn(site, 'cleo');
  expect(await client.vault.dataKey()).toMatchObject({ due: [] });
});

test('shares that do not fit are told apart, and let nobody in', async () => {
  const site = await lockedSite();
  const other = await lockedSite();
  const [first = '', second = ''] = site.shares;
  const slip = `${second.slice(0, -1)}${second.endsWith('7') ? '8' : '7'}`;
  const refused = async (shares: string[], expected: object) => {
    await expect(recoverWith(site, { shares })).rejects.toMatchObject(expected);
  };
  await refused([first], { code: 'SharesDoNotOpen' });
  await refused([first, slip], { code: 'ShareUnreadable', data: { share: 2, why: 'mistyped' } });
  await refused([`${first} ${second} ${first}`, second], { code: 'ShareUnreadable', data: { share: 1, why: 'mistyped' } });
  await refused([first, first.toLowerCase()], { code: 'ShareUnreadable', data: { share: 2, why: 'repeated' } });
  await refused([other.shares[0] ?? '', first], { code: 'ShareUnreadable', data: { share: 1, why: 'otherSite' } });
  await signIn(site, 'ada');
  await site.client.vault.replaceShares({ passphrase: passphraseOf('ada'), shares: { threshold: 2, count: 3 }, reason });
  await site.client.session.lock();
  await refused([first, second], { code: 'ShareUnreadable', data: { share: 1, why: 'replaced' } });
  await signIn(site, 'ada');
  expect((await site.client.users.list()).users).toHaveLength(2);
});

test('the two are enrolled by the same rules as at the making of a site, and never under a user id that was used', async () => {
  const site = await makeTestSite();
  const userId = await enrol(site, 'emil');
  await site.client.users.deactivate({ userId, reason });
  await site.client.session.lock();
  const refused = async (enrolments: Enrolment[], expected: object) => {
    await expect(recoverWith(site, { enrolments })).rejects.toMatchObject(expected);
  };
  await refused([person('cleo'), person('Emil')], { code: 'LoginTaken', data: { login: 'emil' } });
  await refused([person('cleo'), person('ben')], { code: 'LoginTaken', data: { login: 'ben' } });
  await refused([person('cleo'), person('Cleo')], { code: 'SamePerson' });
  await refused([person('cleo', { roles: ['assessor'] }), person('dora', { roles: ['hrPartner'] })], { code: 'NoAdministrator' });
  await refused([person('cleo'), person('dora', { passphrase: 'Person dora 1' })], { code: 'WeakPassphrase', data: { login: 'dora' } });
  const later = { document: 'd', verifiedBy: 'v', verifiedOn: '2026-03-15' };
  await refused([person('cleo', { identityProof: later }), person('dora')], { code: 'VerifiedLater' });
  await expect(recoverWith(site, { reason: 'no' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await signIn(site, 'ada');
  const { open } = site.station;
  expect(open === null ? null : listOpeners(open.vault)).toMatchObject({ ok: true, value: [{}, {}] });
});

test('the passphrases of the two meet the policy of the site they come into', async () => {
  const site = await makeTestSite();
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  await open.db
    .insertInto('passphrase_policy')
    .values({ siteId: open.vault.siteId, minLength: 40, maxAgeDays: null, recordedFrom: await logLength(site.station) })
    .execute();
  await site.client.session.lock();
  await expect(recoverWith(site)).rejects.toMatchObject({ code: 'WeakPassphrase', data: { login: 'cleo' } });
});

test('a recovery that was interrupted after the slots and before the record can be done again, with the same user ids', async () => {
  const site = await lockedSite();
  const open = await openWithShares({ folder: site.siteFolder, shares: site.shares.slice(0, 2) });
  if (!open.ok) throw new Error(open.failure.code);
  const gone = ['cleo', 'dora'].map((login) => ({ userId: `lost-${login}`, login, passphrase: passphraseOf(login) }));
  expect(await admitNewcomers(open.value, gone, () => true)).toMatchObject({ ok: true });
  open.value.close();
  await expect(site.client.session.unlock({ login: 'cleo', passphrase: passphraseOf('cleo') })).rejects.toMatchObject({
    code: 'WrongPassphrase',
  });
  await recoverWith(site);
  await signIn(site, 'cleo');
  const openers = site.station.open === null ? null : listOpeners(site.station.open.vault);
  expect(openers?.ok === true ? openers.value.filter(({ userId }) => userId.startsWith('lost-')) : null).toEqual([]);
});

test('it ends a session at this station, and needs a site that is chosen and whole', async () => {
  const site = await makeTestSite();
  await recoverWith(site);
  expect(await site.client.session.get()).toMatchObject({ state: 'locked' });
  rmSync(path.join(site.siteFolder, 'site-1.db'));
  const two = [person('emil'), person('fred')];
  await expect(recoverWith(site, { enrolments: two })).rejects.toMatchObject({ code: 'SiteDamaged', data: { file: 'site-1.db' } });
  site.station.selected = null;
  await expect(recoverWith(site, { enrolments: two })).rejects.toMatchObject({ code: 'NoSiteSelected' });
});

test('guesses at a user id while it was nobody’s do not keep out whoever gets it', async () => {
  const site = await lockedSite();
  const { client } = site;
  for (let n = 0; n < 10; n += 1) {
    site.clock.now = new Date(site.clock.now.getTime() + 100_000);
    await client.session.unlock({ login: 'cleo', passphrase: 'a guess' }).catch(() => undefined);
  }
  await recoverWith(site);
  const state = await client.session.unlock({ login: 'cleo', passphrase: passphraseOf('cleo') });
  expect(state).toMatchObject({ state: 'unlocked', user: { login: 'cleo' } });
});

test('shares that do not open the site are in the log after the next unlock; a slip of the pen is not', async () => {
  const site = await lockedSite();
  const { client, shares } = site;
  const [first = ''] = shares;
  await client.sites.checkShares({ shares: [first, `${first.slice(0, -1)}${first.endsWith('7') ? '8' : '7'}`] }).catch(() => undefined);
  await client.sites.checkShares({ shares: [first] }).catch(() => undefined);
  await recoverWith(site, { shares: [first] }).catch(() => undefined);
  await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  const attempts = async () => (await newestEntry(site.station)).changes.filter(({ entity }) => entity === 'failed_attempt');
  expect((await attempts()).map((change) => change.new)).toEqual([
    { at: site.clock.now.toISOString(), userId: null, tried: 'shares' },
    { at: site.clock.now.toISOString(), userId: null, tried: 'shares' },
  ]);
  await signIn(site, 'ben');
  expect(await attempts()).toEqual([]);
});
