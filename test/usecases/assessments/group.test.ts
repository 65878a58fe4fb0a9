import { beforeEach, expect, test } from 'vitest';
import { verifyLog } from '../../../electron/service/db/audit-verify';
import { makeWorks, signInput } from '../../support/assessments';
import { anyTerms, ask, authorise } from '../../support/authorities';
import { by } from '../../support/corrections';
import { newestEntry, recordOf } from '../../support/framework';
import { logLength } from '../../support/log';
import { makePerson } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol } from '../../support/users';

let site: TestSite;
type GroupInput = Parameters<TestSite['client']['assessments']['signGroup']>[0];
const relation = { kind: 'relative', note: '', from: '2026-01-01', until: null, reason: 'asked by a test' } as const;
const crew = ['pia', 'lea', 'tom', 'uma'];

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
  for (const personId of crew.slice(1)) await makePerson(site, personId, { unitId: 'works' });
});

/** A drill of the crew, every step met by all; `failing` fail the critical one. */
async function drill(part: Partial<GroupInput> = {}, { people = crew, failing = [] as readonly string[] } = {}): Promise<GroupInput> {
  const { steps, note, evidenceIds, prerequisiteReason, knowledge, questions, ratings, ...common } = await signInput(site);
  const judged = { note: note ?? '', evidenceIds, prerequisiteReason, knowledge, questions, ratings };
  return {
    ...common,
    people: people.map((personId) => ({
      ...judged,
      personId,
      steps: steps.map((step) => (step.stepId === 's2' && failing.includes(personId) ? { ...step, result: 'notMet' as const } : step)),
    })),
    ...part,
  };
}

async function refusal(input: GroupInput): Promise<unknown> {
  const before = await logLength(site.station);
  const refused: unknown = await site.client.assessments.signGroup(input).then(
    () => 'signed',
    (error: unknown) => error,
  );
  expect(await logLength(site.station)).toBe(before);
  for (const table of ['assessment', 'assessment_step'] as const)
    expect(await recordOf(site).selectFrom(table).selectAll().execute()).toEqual([]);
  return refused;
}

test('each of a crew has their own record, outcome, signature and standing, in one entry of the log', async () => {
  const before = await logLength(site.station);
  const { groupId, assessments } = await site.client.assessments.signGroup(await drill({}, { failing: ['tom'] }));
  expect(await logLength(site.station)).toBe(before + 1);
  expect(assessments.map(({ personId, outcome }) => [personId, outcome])).toEqual([
    ['pia', 'competent'],
    ['lea', 'competent'],
    ['tom', 'notYetCompetent'],
    ['uma', 'competent'],
  ]);
  for (const { assessmentId, personId } of assessments) {
    const record = await site.client.assessments.get({ assessmentId });
    expect(record).toMatchObject({ personId, groupId, signatures: [{ isValid: true, printedName: 'Ada Alder' }] });
    expect(record.steps.length).toBe(5);
  }
  const digests = await recordOf(site).selectFrom('assessment').select('contentDigest').execute();
  expect(new Set(digests.map(({ contentDigest }) => contentDigest)).size).toBe(4);
  expect(await newestEntry(site)).toMatchObject({ action: 'assessments.signGroup', entityId: groupId });
  expect((await site.client.people.get({ personId: 'pia', asOf: null })).standings).toMatchObject([{ state: 'qualified' }]);
  expect(await verifyLog(recordOf(site), {}, () => undefined, new AbortController().signal)).toMatchObject({ outcome: 'intact' });
});

test('who cannot be recorded is named, nobody is signed, and the others go on without them', async () => {
  await makePerson(site, 'new', { unitId: 'works', hiredOn: '2026-03-15' });
  await enrol(site, 'uma-login', { personId: 'uma', grants: [{ role: 'assessor', unitId: null }] });
  const people = [...crew, 'new', 'nobody'];
  const signature = { login: 'uma-login', passphrase: passphraseOf('uma-login') };
  expect(await refusal(await drill({ signature }, { people }))).toMatchObject({
    code: 'GroupRefused',
    data: {
      people: [
        { personId: 'uma', name: 'uma, Test', code: 'OwnAssessment' },
        { personId: 'new', name: 'new, Test', code: 'NotEmployedThen' },
        { personId: 'nobody', code: 'PersonNotFound' },
      ],
    },
  });
  const rest = await site.client.assessments.signGroup(await drill({ signature }, { people: crew.slice(0, 3) }));
  expect(rest.assessments.map(({ personId }) => personId)).toEqual(['pia', 'lea', 'tom']);
});

test('for each of them is named which item of the signer’s authority lapsed, what stands between the two, and what is not held', async () => {
  await ask(site, {
    requiresAuthority: true,
    requiresCalibration: true,
    conflicts: { lineManager: 'allow', declared: 'refuse', trainer: 'allow' },
  });
  await makePerson(site, 'cleo');
  const userId = await enrol(site, 'cleo', { grants: [{ role: 'assessor', unitId: null }], personId: 'cleo' });
  const authorityId = await authorise(site, userId, { calibratedUntil: '2026-02-28' });
  await site.client.relations.declare({ ...relation, personId: 'lea', otherPersonId: 'cleo' });
  const signature = { login: 'cleo', passphrase: passphraseOf('cleo') };
  const of = (personId: string, code: string, items: string[]) => ({ personId, code, items });
  const lapsed = ['calibration lapsed: none since 2026-03-01'];
  expect(await refusal(await drill({ signature }))).toMatchObject({
    code: 'GroupRefused',
    data: { people: crew.map((personId) => of(personId, 'AuthorityMissing', lapsed)) },
  });
  await site.client.assessors.change({ authorityId, terms: anyTerms, reason: 'calibrated again', signature: by('ben') });
  expect(await refusal(await drill({ signature }))).toMatchObject({
    code: 'GroupRefused',
    data: { people: [of('lea', 'NotIndependent', ['is a relative of the person'])] },
  });
});

test('an assessor of one unit signs nobody of another', async () => {
  await enrol(site, 'amy', { grants: [{ role: 'assessor', unitId: 'works' }] });
  await makePerson(site, 'far', {});
  const signature = { login: 'amy', passphrase: passphraseOf('amy') };
  expect(await refusal(await drill({ signature }, { people: ['pia', 'far'] }))).toMatchObject({
    code: 'GroupRefused',
    data: { people: [{ personId: 'far', name: 'far', code: 'NotPermitted' }] },
  });
});

test('the same person twice is no group, nor is one alone', async () => {
  expect(await refusal(await drill({}, { people: ['pia', 'lea', 'pia'] }))).toMatchObject({ code: 'NamedTwice' });
  await expect(site.client.assessments.signGroup(await drill({}, { people: ['pia'] }))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('a late drill needs its reason once, and everybody’s record has it', async () => {
  const { performedOn } = { performedOn: '2026-03-10' };
  expect(await refusal(await drill({ performedOn }))).toMatchObject({
    code: 'GroupRefused',
    data: { people: crew.map((personId) => ({ personId, code: 'LateReasonMissing' })) },
  });
  const { assessments } = await site.client.assessments.signGroup(await drill({ performedOn, lateReason: 'after the shutdown' }));
  for (const { assessmentId } of assessments)
    expect(await site.client.assessments.get({ assessmentId })).toMatchObject({ lateReason: 'after the shutdown', performedOn });
});
