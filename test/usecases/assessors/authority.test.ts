import { beforeEach, expect, test } from 'vitest';
import { signedContents } from '../../../electron/service/db/live-rows-signatures';
import { signaturesOf } from '../../../electron/service/db/sql/signatures';
import { makeWorks, signInput } from '../../support/assessments';
import { anyTerms, ask, authorise } from '../../support/authorities';
import { recordOf } from '../../support/framework';
import { assessed } from '../../support/held';
import { makePerson } from '../../support/people';
import { passphraseOf } from '../../support/passphrase-of';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol } from '../../support/users';

const reason = 'asked by a test';
const ben = { login: 'ben', passphrase: passphraseOf('ben') };
const cleo = { login: 'cleo', passphrase: passphraseOf('cleo') };

let site: TestSite;
let userId: string;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
  await makePerson(site, 'cleo', { roleId: 'worker', unitId: 'works' });
  userId = await enrol(site, 'cleo', { grants: [{ role: 'assessor', unitId: null }], personId: 'cleo' });
});

const byCleo = async () => site.client.assessments.sign(await signInput(site, { signature: cleo }));
const refusal = async (): Promise<unknown> =>
  byCleo().then(
    () => 'signed',
    (error: { readonly code: string; readonly data: unknown }) => [error.code, error.data],
  );

test('where the site asks for it, nobody signs without an authorisation, and with one they do', async () => {
  await ask(site, { requiresAuthority: true });
  expect(await refusal()).toEqual(['AuthorityMissing', { items: ['not authorised for this competency'] }]);
  await authorise(site, userId);
  expect(await refusal()).toBe('signed');
});

test.each([
  ['training that lapsed before the day', { trainedUntil: '2026-03-01' }, ['assessor training lapsed: none since 2026-03-02']],
  ['training that was never had', { trainedOn: null, trainedUntil: null }, ['no assessor training is on record']],
  ['calibration that lapsed', { calibratedUntil: '2026-02-28' }, ['calibration lapsed: none since 2026-03-01']],
  ['an authorisation that ended', { until: '2026-03-13' }, ['the authorisation has not been in force since 2026-03-14']],
  ['one that begins later', { from: '2026-03-15' }, ['not authorised for this competency']],
  ['one for a lower level', { highestLevel: 1 }, ['not authorised for level 2']],
  ['one for other kinds', { kinds: ['knowledge' as const] }, ['not authorised for practical assessments']],
  ['one for another competency', { scope: { kind: 'competencies' as const, ids: ['other'] } }, ['not authorised for this competency']],
  [
    'several things at once',
    { highestLevel: 1, trainedUntil: '2026-01-31' },
    ['not authorised for level 2', 'assessor training lapsed: none since 2026-02-01'],
  ],
])('%s is named item by item', async (_what, terms, items) => {
  await ask(site, { requiresAuthority: true, requiresTraining: true, requiresCalibration: true });
  await authorise(site, userId, terms);
  expect(await refusal()).toEqual(['AuthorityMissing', { items }]);
});

test('an authorisation for the library or for the very competency is enough, and the one that lacks least speaks', async () => {
  await ask(site, { requiresAuthority: true });
  await authorise(site, userId, { highestLevel: 1 });
  expect(await refusal()).toEqual(['AuthorityMissing', { items: ['not authorised for level 2'] }]);
  await authorise(site, userId, { scope: { kind: 'competencies', ids: ['loto'] } });
  expect(await refusal()).toBe('signed');
});

test('an authorisation that lapsed between the work and the signature does not sign, nor one that began between them', async () => {
  await ask(site, { requiresAuthority: true });
  const authorityId = await authorise(site, userId, { until: '2026-03-13' });
  const late = { performedOn: '2026-03-13', lateReason: 'came back late', signature: cleo };
  await expect(site.client.assessments.sign(await signInput(site, late))).rejects.toMatchObject({
    data: { items: ['the authorisation has not been in force since 2026-03-14'] },
  });
  const terms = { ...anyTerms, from: '2026-03-14' };
  await site.client.assessors.change({ authorityId, terms, reason, signature: ben });
  await expect(site.client.assessments.sign(await signInput(site, late))).rejects.toMatchObject({ code: 'AuthorityMissing' });
  await site.client.assessors.change({ authorityId, terms: { ...anyTerms, from: '2026-03-13' }, reason, signature: ben });
  expect(await site.client.assessments.sign(await signInput(site, late))).toMatchObject({ outcome: 'competent' });
});

test('who must hold the competency themselves is told what they hold', async () => {
  await ask(site, { requiresQualified: true });
  expect(await refusal()).toEqual(['AuthorityMissing', { items: ['does not hold the competency; level 2 is needed'] }]);
  await assessed(site, 'cleo', 'loto', { level: 1 });
  expect(await refusal()).toEqual(['AuthorityMissing', { items: ['holds level 1 of the competency; level 2 is needed'] }]);
  await assessed(site, 'cleo', 'loto', { level: 2, performedOn: '2026-02-01' });
  expect(await refusal()).toBe('signed');
});

test('a suspended authorisation signs nothing from its day on, until it is resumed', async () => {
  await ask(site, { requiresAuthority: true });
  const authorityId = await authorise(site, userId);
  await site.client.assessors.suspend({ authorityId, from: '2026-03-14', reason: 'under review', signature: ben });
  expect(await refusal()).toEqual(['AuthorityMissing', { items: ['the authorisation is suspended since 2026-03-14'] }]);
  await expect(site.client.assessors.suspend({ authorityId, from: '2026-03-14', reason, signature: ben })).rejects.toMatchObject({
    code: 'AlreadySuspended',
  });
  const { authorities } = await site.client.assessors.list({ asOf: '2026-03-13', userId: null });
  expect(authorities).toMatchObject([{ userName: 'Person cleo', isInForce: true, suspendReason: 'under review' }]);
  expect((await site.client.assessors.list({ asOf: null, userId: null })).authorities).toMatchObject([{ isInForce: false }]);
  await site.client.assessors.resume({ authorityId, reason, signature: ben });
  expect(await refusal()).toBe('signed');
});

test('nobody authorises themselves, and what every version says is signed', async () => {
  const { accounts } = await site.client.assessors.candidates();
  expect(accounts.map(({ login }) => login)).toEqual(['ada', 'ben', 'cleo']);
  const ada = (await site.client.users.list()).users.find(({ login }) => login === 'ada')?.userId ?? '';
  await expect(authorise(site, ada)).rejects.toMatchObject({ code: 'OwnAuthority' });
  const benId = (await site.client.users.list()).users.find(({ login }) => login === 'ben')?.userId ?? '';
  await expect(authorise(site, benId)).rejects.toMatchObject({ code: 'OwnAuthority' });
  const authorityId = await authorise(site, userId, { highestLevel: 1 });
  await site.client.assessors.change({ authorityId, terms: anyTerms, reason, signature: ben });
  await expect(site.client.assessors.change({ authorityId, terms: anyTerms, reason, signature: ben })).rejects.toMatchObject({
    code: 'Unchanged',
  });
  const { versions, signatures } = await site.client.assessors.get({ authorityId });
  expect(versions.map(({ highestLevel }) => highestLevel)).toEqual([null, 1]);
  expect(signatures).toMatchObject([{ isValid: true, revision: 2, printedName: 'Ben Birch' }]);
  const rows = await signaturesOf(recordOf(site), 'assessorAuthority', authorityId);
  expect(rows).toHaveLength(2);
  expect(await signedContents['assessorAuthority']?.(recordOf(site), authorityId, 1)).toMatchObject({ highestLevel: 1 });
});

test.each([
  ['a day that is none', { from: '2026-02-30' }, 'NotADate'],
  ['an end before its beginning', { from: '2026-03-02', until: '2026-03-01' }, 'EndsBeforeItBegins'],
  ['training that ends and never began', { trainedOn: null }, 'EndsBeforeItBegins'],
])('%s is refused', async (_what, terms, code) => {
  await expect(authorise(site, userId, terms)).rejects.toMatchObject({ code });
});

test('the rules of the site are prepared by one and approved by another, revision by revision', async () => {
  await ask(site, { lateAfterHours: 12 });
  const held = await site.client.policy.get();
  expect(held).toMatchObject({ revision: 1, content: { lateAfterHours: 12 }, history: [{ revision: 1 }], signatures: [{ isValid: true }] });
  const change = { basis: 0, content: { ...held.content, lateAfterHours: 24 }, reason };
  await expect(site.client.policy.save({ ...change, signature: ben })).rejects.toMatchObject({ code: 'PolicyChanged' });
  await expect(site.client.policy.save({ ...change, basis: 1, content: held.content, signature: ben })).rejects.toMatchObject({
    code: 'Unchanged',
  });
  const alone = { login: 'ada', passphrase: passphraseOf('ada') };
  await expect(site.client.policy.save({ ...change, basis: 1, signature: alone })).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  await site.client.policy.save({ ...change, basis: 1, signature: ben });
  expect((await site.client.policy.get()).history.map(({ content }) => content.lateAfterHours)).toEqual([24, 12]);
});
