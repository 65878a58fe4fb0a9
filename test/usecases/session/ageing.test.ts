import { expect, test } from 'vitest';
import { makeWorks, signInput } from '../../support/assessments';
import { newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrolSigner, signIn } from '../../support/users';

const next = 'four other green 44 kettles';
const yearly = { minLength: 12, maxAgeDays: 365, reason: 'our own procedure asks for it' };

/** A site, made on 2026-03-14, where a passphrase is changed after a year; the last day of everybody's is 2027-03-14. */
async function ageingSite(): Promise<TestSite> {
  const site = await makeTestSite();
  await site.client.users.setPassphrasePolicy(yearly);
  return site;
}
const goOnTo = async ({ client, clock }: TestSite, day: string) => {
  await client.session.lock();
  clock.now = new Date(`${day}T10:00:00.000Z`);
};

test('a passphrase that ages soon is said to, and another one takes the notice away', async () => {
  const site = await ageingSite();
  const { client } = site;
  expect(await client.session.get()).toMatchObject({ passphraseLastDay: null });
  await goOnTo(site, '2027-02-28');
  expect(await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).toMatchObject({ passphraseLastDay: null });
  await goOnTo(site, '2027-03-14');
  expect(await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).toMatchObject({
    state: 'unlocked',
    passphraseLastDay: '2027-03-14',
  });
  await client.session.changePassphrase({ current: passphraseOf('ada'), next });
  expect(await client.session.get()).toMatchObject({ passphraseLastDay: null });
  expect(await client.users.own()).toMatchObject({
    passphrase: { chosenAt: '2027-03-14T10:00:00.000Z', lastDay: '2028-03-13', state: 'fine' },
  });
});

test('one over its age admits to nothing but another one, over the same key', async () => {
  const site = await ageingSite();
  const { client, station } = site;
  const before = await client.users.own();
  await goOnTo(site, '2027-03-15');
  expect(await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).toMatchObject({
    state: 'mustChangePassphrase',
    lastDay: '2027-03-14',
    user: { login: 'ada' },
    passphrasePolicy: { minLength: 12 },
  });
  const refused = { code: 'MustChangePassphrase' };
  await expect(client.users.own()).rejects.toMatchObject(refused);
  await expect(client.session.changePassphrase({ current: passphraseOf('ada'), next })).rejects.toMatchObject(refused);
  await expect(client.session.choosePassphrase({ next, acceptsAccountability: true })).rejects.toMatchObject({ code: 'NotAwaited' });
  for (const weak of ['short', passphraseOf('ada')])
    await expect(client.session.renewPassphrase({ next: weak })).rejects.toMatchObject({ code: 'WeakPassphrase' });
  expect(await client.session.get()).toMatchObject({ state: 'mustChangePassphrase' });

  expect(await client.session.renewPassphrase({ next })).toMatchObject({ state: 'unlocked', user: { maySign: true } });
  expect(await newestEntry(station)).toMatchObject({
    action: 'session.renewPassphrase',
    entityId: before.userId,
    changes: [{ entity: 'user_passphrase', old: { chosenAt: '2026-03-14T10:00:00.000Z' }, new: { chosenAt: '2027-03-15T10:00:00.000Z' } }],
  });
  expect(await client.users.own()).toMatchObject({ keyFingerprint: before.keyFingerprint, keyState: 'attested' });
  await expect(client.session.renewPassphrase({ next: 'nine quiet 66 lanterns' })).rejects.toMatchObject({ code: 'NotAwaited' });
  await client.session.lock();
  await expect(client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  expect(await client.session.unlock({ login: 'ada', passphrase: next })).toMatchObject({ state: 'unlocked' });
});

test('a signer whose passphrase is over its age signs nothing, changes it at the station, and signs', async () => {
  const site = await ageingSite();
  const { client, station } = site;
  await makeWorks(site);
  const wim = await enrolSigner(site, 'wim');
  await client.session.changePassphrase({ current: passphraseOf('ada'), next });
  await goOnTo(site, '2027-03-14');
  await client.session.unlock({ login: 'ada', passphrase: next });
  await client.session.changePassphrase({ current: next, next: passphraseOf('ada') });
  await goOnTo(site, '2027-03-15');
  await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });

  const sign = async (passphrase: string) =>
    client.assessments.sign(await signInput(site, { performedOn: '2027-03-15', signature: { login: 'wim', passphrase } }));
  await expect(sign(passphraseOf('wim'))).rejects.toMatchObject({ code: 'PassphraseOverAge', data: { lastDay: '2027-03-14' } });
  const change = (current: string) => client.session.changePassphrase({ login: 'wim', current, next: 'nine quiet 66 lanterns' });
  await expect(change('wrong')).rejects.toMatchObject({ code: 'WrongPassphrase' });
  await change(passphraseOf('wim'));
  expect(await newestEntry(station)).toMatchObject({
    action: 'session.changePassphrase',
    entityId: wim,
    changes: [
      { entity: 'signer_slot', entityId: wim, old: { sha256: expect.any(String) }, new: { sha256: expect.any(String) } },
      { entity: 'user_passphrase', new: { userId: wim, chosenAt: '2027-03-15T10:00:00.000Z' } },
    ],
  });
  await expect(sign(passphraseOf('wim'))).rejects.toMatchObject({ code: 'WrongPassphrase' });
  await sign('nine quiet 66 lanterns');
  expect(await client.session.get()).toMatchObject({ user: { login: 'ada' } });
});

test('a session that lasts past the last day signs nothing more until the passphrase is changed', async () => {
  const site = await ageingSite();
  const { client, clock } = site;
  await makeWorks(site);
  clock.now = new Date('2027-03-15T10:00:00.000Z');
  const sign = async (passphrase: string) =>
    client.assessments.sign(await signInput(site, { performedOn: '2027-03-15', signature: { login: 'ada', passphrase } }));
  await expect(sign(passphraseOf('ada'))).rejects.toMatchObject({ code: 'PassphraseOverAge' });
  await client.session.changePassphrase({ current: passphraseOf('ada'), next });
  await sign(next);
});

test('an account from before passphrases had a date is as old as its key', async () => {
  const site = await makeTestSite();
  const { client, station } = site;
  await station.open?.db.updateTable('user_passphrase').set({ recordedTo: 5 }).where('recordedTo', 'is', null).execute();
  await client.users.setPassphrasePolicy(yearly);
  expect(await client.users.own()).toMatchObject({ passphrase: { chosenAt: '2026-03-14T10:00:00.000Z', lastDay: '2027-03-14' } });
  await goOnTo(site, '2027-03-15');
  expect(await client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') })).toMatchObject({ state: 'mustChangePassphrase' });
  await client.session.renewPassphrase({ next });
  await expect(signIn(site, 'ada')).resolves.toBeUndefined();
  expect(await client.session.get()).toMatchObject({ state: 'mustChangePassphrase', user: { login: 'ada' } });
});
