import { beforeEach, expect, test } from 'vitest';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { recordOf } from '../../support/framework';
import { makePerson } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

let site: TestSite;
const everything = { personId: null, competencyId: null, limit: 100 };

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
});

const sign = async (part: Parameters<typeof signInput>[1] = {}) =>
  (await site.client.assessments.sign(await signInput(site, part))).assessmentId;

test('the list has the newest first, says how many there are, and can be cut down', async () => {
  await makePerson(site, 'lea', { unitId: 'works' });
  const first = await sign({ performedOn: '2026-03-13' });
  site.clock.now = new Date('2026-03-14T11:00:00.000Z');
  const second = await sign({ personId: 'lea', evidenceIds: [await attach(site, 'a.txt', 'a'), await attach(site, 'b.txt', 'b')] });
  const { assessments, total } = await site.client.assessments.list(everything);
  expect(total).toBe(2);
  expect(assessments.map((one) => [one.assessmentId, one.personName, one.evidenceCount])).toEqual([
    [second, 'lea, Test', 2],
    [first, 'pia, Test', 0],
  ]);
  expect(await site.client.assessments.list({ ...everything, limit: 1 })).toMatchObject({
    total: 2,
    assessments: [{ assessmentId: second }],
  });
  expect(await site.client.assessments.list({ ...everything, personId: 'pia' })).toMatchObject({
    total: 1,
    assessments: [{ assessmentId: first }],
  });
  expect(await site.client.assessments.list({ ...everything, competencyId: 'other' })).toEqual({ total: 0, assessments: [] });
  expect(await site.client.assessments.list({ ...everything, asOf: '2026-03-13' })).toMatchObject({
    total: 1,
    assessments: [{ assessmentId: first }],
  });
});

test('an assessor of a unit lists and opens what belongs to people of that unit only', async () => {
  await makePerson(site, 'lea', { unitId: 'stores' });
  const evidenceIds = [await attach(site, 'a.txt', 'a')];
  const ofLea = await sign({ personId: 'lea', evidenceIds });
  const ofPia = await sign();
  await enrol(site, 'sam', { grants: [{ role: 'assessor', unitId: 'works' }] });
  await signIn(site, 'sam');
  expect(await site.client.assessments.list(everything)).toMatchObject({ total: 1, assessments: [{ assessmentId: ofPia }] });
  await expect(site.client.assessments.get({ assessmentId: ofLea })).rejects.toMatchObject({ code: 'AssessmentNotFound' });
  await expect(site.client.evidence.read({ evidenceId: evidenceIds[0] ?? '' })).rejects.toMatchObject({ code: 'EvidenceNotFound' });
});

test('an employee reads their own assessments and nobody else’s', async () => {
  await makePerson(site, 'lea', { unitId: 'works' });
  const ofLea = await sign({ personId: 'lea' });
  const ofPia = await sign();
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'employee', unitId: null }] });
  await signIn(site, 'pia');
  expect((await site.client.assessments.list(everything)).assessments.map((one) => one.assessmentId)).toEqual([ofPia]);
  await expect(site.client.assessments.get({ assessmentId: ofLea })).rejects.toMatchObject({ code: 'AssessmentNotFound' });
  const ownSignature = { login: 'pia', passphrase: passphraseOf('pia') };
  await expect(site.client.assessments.sign(await signInput(site, { personId: 'lea', signature: ownSignature }))).rejects.toMatchObject({
    code: 'NotPermitted',
  });
});

test('who reads a person reads the assessments that are kept under another record of theirs', async () => {
  await makePerson(site, 'old', { unitId: 'stores' });
  const ofOld = await sign({ personId: 'old' });
  site.clock.now = new Date('2026-03-14T11:00:00.000Z');
  const ofPia = await sign();
  await enrol(site, 'sam', { grants: [{ role: 'assessor', unitId: 'works' }] });
  await enrol(site, 'max', { grants: [{ role: 'lineManager', unitId: 'works' }] });
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'employee', unitId: null }] });
  const read = async (login: string) => {
    await signIn(site, login);
    const listed = [];
    for (const personId of [null, 'pia']) {
      const { assessments, total } = await site.client.assessments.list({ ...everything, personId });
      listed.push([total, ...assessments.map(({ assessmentId }) => assessmentId)]);
    }
    const opened = await site.client.assessments.get({ assessmentId: ofOld }).then(
      ({ personId }) => personId,
      (error: { readonly code: string }) => error.code,
    );
    return [...listed, opened];
  };
  for (const login of ['sam', 'pia']) expect(await read(login), login).toEqual([[1, ofPia], [1, ofPia], 'AssessmentNotFound']);
  await signIn(site, 'ada');
  await site.client.identity.merge({ keptPersonId: 'pia', otherPersonId: 'old', reason: 'asked by a test' });
  for (const login of ['ada', 'sam', 'pia']) expect(await read(login), login).toEqual([[2, ofPia, ofOld], [2, ofPia, ofOld], 'old']);
  await signIn(site, 'ada');
  const signature = { login: 'max', passphrase: passphraseOf('max') };
  await site.client.assessments.void({ assessmentId: ofOld, reason: 'asked by a test', signature });
  expect((await site.client.assessments.get({ assessmentId: ofOld })).state).toBe('voided');
});

test('who may not read assessments is refused', async () => {
  const assessmentId = await sign();
  await enrol(site, 'sue', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  await signIn(site, 'sue');
  const denied = { code: 'NotPermitted', data: { permission: 'assessments.read' } };
  await expect(site.client.assessments.list(everything)).rejects.toMatchObject(denied);
  await expect(site.client.assessments.get({ assessmentId })).rejects.toMatchObject(denied);
  await expect(site.client.assessments.form({ personId: 'pia', competencyId: 'loto' })).rejects.toMatchObject(denied);
  await expect(site.client.evidence.add({ fileName: 'a', mediaType: '', data: new Blob(['a']) })).rejects.toMatchObject({
    code: 'NotPermitted',
    data: { permission: 'evidence.add' },
  });
});

test('opening the form, a record or its file is noted in the access log, with who and whose', async () => {
  const evidenceIds = [await attach(site, 'a.txt', 'a')];
  const assessmentId = await sign({ evidenceIds });
  await site.client.assessments.get({ assessmentId });
  await site.client.evidence.read({ evidenceId: evidenceIds[0] ?? '' });
  await site.client.assessments.list(everything);
  const noted = await recordOf(site)
    .selectFrom('access_log')
    .select(['procedure', 'personId', 'role', 'userId'])
    .orderBy('accessId')
    .execute();
  expect(noted.map((row) => [row.procedure, row.personId])).toEqual(
    expect.arrayContaining([
      ['assessments.form', 'pia'],
      ['assessments.get', 'pia'],
      ['evidence.read', 'pia'],
    ]),
  );
  expect(noted.some((row) => row.procedure === 'assessments.list')).toBe(false);
  expect(new Set(noted.map((row) => row.userId))).toEqual(new Set([site.station.session?.userId]));
  await expect(site.client.assessments.get({ assessmentId: 'nothing' })).rejects.toMatchObject({ code: 'AssessmentNotFound' });
});
