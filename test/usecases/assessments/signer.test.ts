import { beforeEach, expect, test } from 'vitest';
import { roles } from '../../../shared/domain/permissions';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { newestEntry, recordOf } from '../../support/framework';
import { makePerson } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { addUser, enrol, signIn } from '../../support/users';

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
});

const signedBy = async (login: string | undefined, passphrase: string, part = {}) =>
  site.client.assessments.sign(await signInput(site, { ...part, signature: login === undefined ? { passphrase } : { login, passphrase } }));
const assessors = async () =>
  (
    await recordOf(site)
      .selectFrom('assessment')
      .innerJoin('user_account', 'user_account.userId', 'assessment.assessorUserId')
      .select('login')
      .orderBy('assessment.entryNumber')
      .execute()
  ).map((row) => row.login);

test('nobody assesses themselves, not even with every role there is', async () => {
  await enrol(site, 'pia', { personId: 'pia', grants: roles.map((role) => ({ role, unitId: null })) });
  await signIn(site, 'pia');
  expect((await site.client.assessments.form({ personId: 'pia', competencyId: 'loto' })).obstacles).toEqual(['ownRecord']);
  await expect(signedBy('pia', passphraseOf('pia'))).rejects.toMatchObject({ code: 'OwnAssessment', defined: true });
  await signIn(site, 'ada');
  await expect(signedBy('pia', passphraseOf('pia'))).rejects.toMatchObject({ code: 'OwnAssessment' });
  expect(await assessors()).toEqual([]);
});

test('at their own station somebody is assessed by another person who signs in place', async () => {
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'administrator', unitId: null }] });
  await signIn(site, 'pia');
  const evidenceIds = [await attach(site, 'permit.txt', 'permit')];
  await signedBy('ben', passphraseOf('ben'), { evidenceIds });
  expect(await assessors()).toEqual(['ben']);
  expect(await newestEntry(site)).toMatchObject({
    role: 'assessor',
    changes: [
      { new: { record: { personId: 'pia' } } },
      { new: { record: { fileName: 'permit.txt' } } },
      { new: { record: { printedName: 'Ben Birch' } } },
    ],
  });
  expect(await site.client.session.get()).toMatchObject({ state: 'unlocked', user: { login: 'pia', hasSigned: false } });
});

test('the first signature of a session needs user id and passphrase, later ones the passphrase', async () => {
  await expect(signedBy(undefined, passphraseOf('ada'))).rejects.toMatchObject({ code: 'UserIdNeeded' });
  await signedBy('ada', passphraseOf('ada'));
  expect(await site.client.session.get()).toMatchObject({ user: { hasSigned: true } });
  await signedBy(undefined, passphraseOf('ada'));
  await site.client.session.lock();
  await site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  await expect(signedBy(undefined, passphraseOf('ada'))).rejects.toMatchObject({ code: 'UserIdNeeded' });
  expect(await assessors()).toEqual(['ada', 'ada']);
});

test('an attempt that was refused is no first signature', async () => {
  await expect(signedBy('ada', passphraseOf('ada'), { performedOn: '2026-03-20' })).rejects.toMatchObject({ code: 'NotYetPerformed' });
  await expect(signedBy(undefined, passphraseOf('ada'))).rejects.toMatchObject({ code: 'UserIdNeeded' });
});

test('a signature in place does not count as the first of the session', async () => {
  await signedBy('BEN', passphraseOf('ben'));
  await expect(signedBy(undefined, passphraseOf('ada'))).rejects.toMatchObject({ code: 'UserIdNeeded' });
  expect(await site.client.session.get()).toMatchObject({ user: { login: 'ada' } });
  expect(await assessors()).toEqual(['ben']);
});

test('a wrong passphrase signs nothing and leaves no row', async () => {
  await expect(signedBy('ada', 'not her passphrase')).rejects.toMatchObject({ code: 'WrongPassphrase', data: { notBefore: null } });
  await expect(signedBy('ada', passphraseOf('ben'))).rejects.toMatchObject({ code: 'WrongPassphrase' });
  await expect(signedBy('eve', passphraseOf('ada'))).rejects.toMatchObject({ code: 'WrongPassphrase' });
  expect(await recordOf(site).selectFrom('assessment').selectAll().execute()).toEqual([]);
  expect(await recordOf(site).selectFrom('signature').selectAll().where('recordType', '=', 'assessment').execute()).toEqual([]);
});

test('several wrong passphrases bring a wait, told with its end, and ten close the account', async () => {
  for (let failures = 0; failures < 2; failures += 1)
    await expect(signedBy('ben', 'wrong one')).rejects.toMatchObject({ data: { notBefore: null } });
  await expect(signedBy('ben', 'wrong one')).rejects.toMatchObject({
    code: 'WrongPassphrase',
    data: { notBefore: '2026-03-14T10:00:01.000Z' },
  });
  await expect(signedBy('ben', passphraseOf('ben'))).rejects.toMatchObject({
    code: 'WrongPassphrase',
    data: { notBefore: '2026-03-14T10:00:01.000Z' },
  });
  for (let minute = 1; minute <= 7; minute += 1) {
    site.clock.now = new Date(Date.UTC(2026, 2, 14, 10, minute * 2));
    await expect(signedBy('ben', 'wrong one')).rejects.toMatchObject({ defined: true });
  }
  site.clock.now = new Date('2026-03-14T11:00:00.000Z');
  await expect(signedBy('ben', passphraseOf('ben'))).rejects.toMatchObject({ code: 'LockedOut' });
  expect(await assessors()).toEqual([]);
});

test('a key that no second person has attested signs nothing', async () => {
  const { oneTimeSecret } = await addUser(site, 'kim');
  await site.client.session.lock();
  await site.client.session.unlock({ login: 'kim', passphrase: oneTimeSecret });
  await site.client.session.choosePassphrase({ next: passphraseOf('kim'), acceptsAccountability: true });
  await expect(signedBy('kim', passphraseOf('kim'))).rejects.toMatchObject({ code: 'KeyNotAttested' });
});

test('a signer without a slot of their own signs at an unlocked station', async () => {
  const { userId, oneTimeSecret } = await addUser(site, 'wes', { kind: 'signer', grants: [{ role: 'assessor', unitId: null }] });
  await site.client.session.chooseSignerPassphrase({ login: 'wes', oneTimeSecret, next: passphraseOf('wes'), acceptsAccountability: true });
  await site.client.users.attest({ userId, reason: 'compared in person' });
  const { assessmentId } = await signedBy('wes', passphraseOf('wes'));
  expect(await site.client.assessments.get({ assessmentId })).toMatchObject({
    assessorName: 'Person wes',
    signatures: [{ printedName: 'Person wes', isValid: true }],
  });
});

test('a deactivated assessor signs nothing more, and what they signed still holds', async () => {
  const userId = await enrol(site, 'ivo', { personId: await makePerson(site, 'ivo') });
  const { assessmentId } = await signedBy('ivo', passphraseOf('ivo'));
  await site.client.users.deactivate({ userId, reason: 'left' });
  await expect(signedBy('ivo', passphraseOf('ivo'))).rejects.toMatchObject({ code: 'WrongPassphrase' });
  expect(await site.client.assessments.get({ assessmentId })).toMatchObject({ signatures: [{ isValid: true }] });
});
