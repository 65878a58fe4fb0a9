import { beforeEach, expect, test } from 'vitest';
import { attach } from '../../support/assessments';
import { ask } from '../../support/authorities';
import { newestEntry, recordOf } from '../../support/framework';

import { levelsNow, makeObservedWorks, reason } from '../../support/observed';
import { signatureBy } from '../../support/passphrase-of';
import { makePerson, makeCompetency, makeRequirement } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol } from '../../support/users';

let site: TestSite;
let competencyVersion: number;
beforeEach(async () => {
  site = await makeTestSite();
  await makeObservedWorks(site);
  await makePerson(site, 'cleo', { roleId: 'worker', unitId: 'works' });
  await enrol(site, 'cleo', { grants: [{ role: 'assessor', unitId: null }], personId: 'cleo' });
  competencyVersion = (await site.client.assessments.form({ personId: 'pia', competencyId: 'radio' })).competency.version;
});

const decide = async (part = {}) =>
  site.client.priorLearning.decide({
    personId: 'pia',
    competencyId: 'radio',
    competencyVersion,
    level: 2,
    performedOn: '2026-03-14',
    place: 'Training office',
    note: '',
    lateReason: null,
    basis: 'Five years on the radio of another works, certificate 12.',
    standsFor: ['observation', 'practical'],
    outcome: 'competent',
    evidenceIds: [await attach(site, 'certificate.txt', 'certificate 12')],
    signature: signatureBy('cleo'),
    approval: signatureBy('ben'),
    ...part,
  });
const records = () => recordOf(site).selectFrom('assessment').selectAll().execute();

test('a decision is a record under two signatures over the same content, with its basis and evidence', async () => {
  const { assessmentId } = await decide();
  const record = await site.client.assessments.get({ assessmentId });
  expect(record).toMatchObject({
    kind: 'priorLearning',
    outcome: 'competent',
    assessorName: 'Person cleo',
    detail: {
      priorLearning: { basis: 'Five years on the radio of another works, certificate 12.', standsFor: ['observation', 'practical'] },
    },
    evidence: [{ fileName: 'certificate.txt', isIntact: true }],
  });
  const signed = record.signatures.map(({ printedName, meaning, isValid }) => [meaning, printedName, isValid]);
  expect(signed.toSorted((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1))).toEqual([
    ['Approved', 'Ben Birch', true],
    ['Assessed', 'Person cleo', true],
  ]);
  expect(new Set(record.signatures.map(({ contentDigest }) => contentDigest)).size).toBe(1);
  expect(await newestEntry(site)).toMatchObject({ action: 'priorLearning.decide', personId: 'pia' });
});

test('it counts for the kinds it stands for and no others', async () => {
  const asked = { count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: null };
  const rule = { level: 2, withinMonths: null, secondAssessor: false, parts: [{ ...asked, kinds: ['knowledge' as const] }] };
  await makeCompetency(site, 'exam', { sufficiency: [rule] });
  await makeRequirement(site, { roleId: 'worker', competencyId: 'exam' });
  const { competency } = await site.client.assessments.form({ personId: 'pia', competencyId: 'exam' });
  const exam = { competencyId: 'exam', competencyVersion: competency.version };
  const held = async () =>
    (await site.client.people.get({ personId: 'pia', asOf: null })).standings.find(({ competencyId }) => competencyId === 'exam')
      ?.heldLevelCode;
  await decide(exam);
  expect(await held()).toBeNull();
  await decide({ ...exam, standsFor: ['knowledge'] });
  expect(await held()).toBe('2');
});

test.each([
  ['SecondPersonNeeded', { approval: signatureBy('cleo') }],
  ['UserIdNeeded', { approval: { passphrase: 'whatever it is' } }],
  ['WrongPassphrase', { approval: { login: 'ben', passphrase: 'not this one' } }],
  ['NotPermitted', { approval: signatureBy('pia') }],
  ['NotPermitted', { signature: signatureBy('pia') }],
  ['NoEvidence', { evidenceIds: [] }],
  ['OwnAssessment', { personId: 'cleo' }],
  ['PersonNotFound', { personId: 'nobody' }],
] as const)('%s: nothing is recorded', async (code, part) => {
  await expect(decide(part)).rejects.toMatchObject({ code });
  expect(await records()).toEqual([]);
});

test('nobody approves what is about themselves, and who stands too near does not approve either', async () => {
  await makePerson(site, 'adam', { roleId: 'worker', unitId: 'works' });
  await enrol(site, 'adam', { grants: [{ role: 'administrator', unitId: null }], personId: 'adam' });
  const approval = signatureBy('adam');
  await expect(decide({ personId: 'adam', approval })).rejects.toMatchObject({ code: 'AboutApprover' });
  const relation = { personId: 'pia', otherPersonId: 'adam', kind: 'relative', note: '', from: '2021-01-01', until: null, reason } as const;
  await site.client.relations.declare(relation);
  const before = await levelsNow(site);
  await expect(decide({ approval })).rejects.toMatchObject({ code: 'ApproverNotIndependent' });
  expect(await records()).toEqual([]);
  expect(await levelsNow(site)).toBe(before);
});

test('where the site asks for an authority, the assessor needs it for this kind as for any other', async () => {
  await ask(site, { requiresAuthority: true });
  await expect(decide()).rejects.toMatchObject({ code: 'AuthorityMissing' });
});
