import { beforeEach, expect, test } from 'vitest';
import { roles } from '../../../shared/domain/permissions';
import { makeWorks, signInput } from '../../support/assessments';
import { ask } from '../../support/authorities';
import { by, reason, signed } from '../../support/corrections';
import { makePerson, writeRecord } from '../../support/people';
import { passphraseOf } from '../../support/passphrase-of';
import { personById } from '../../../electron/service/db/sql/people';
import { newestEntry, recordOf } from '../../support/framework';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol } from '../../support/users';

const cleo = { login: 'cleo', passphrase: passphraseOf('cleo') };
const conflicts = { lineManager: 'allow', declared: 'allow', trainer: 'allow' } as const;

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
  await makePerson(site, 'cleo');
  await enrol(site, 'cleo', { grants: [{ role: 'assessor', unitId: null }], personId: 'cleo' });
});

const sign = async (part: Partial<Awaited<ReturnType<typeof signInput>>> = {}) =>
  site.client.assessments.sign(await signInput(site, { signature: cleo, ...part }));

async function makeManager(): Promise<void> {
  const pia = await personById(recordOf(site), 'pia');
  if (pia === undefined) throw new Error('pia is not there');
  await writeRecord(site, 'person', 'pia', { ...pia, managerPersonId: 'cleo' });
}

async function declare(from = '2026-01-01', until: string | null = null): Promise<string> {
  return (await site.client.relations.declare({ personId: 'pia', otherPersonId: 'cleo', kind: 'relative', note: '', from, until, reason }))
    .relationId;
}

test('a line manager judges, or says why, or is refused, as the site has it; the reason is under the signature', async () => {
  await makeManager();
  await ask(site, { conflicts: { ...conflicts, lineManager: 'refuse' } });
  await expect(sign()).rejects.toMatchObject({ code: 'NotIndependent', data: { why: ['is the line manager of the person'] } });
  await ask(site, { conflicts: { ...conflicts, lineManager: 'reason' } });
  await expect(sign()).rejects.toMatchObject({ code: 'IndependenceReasonMissing' });
  const { assessmentId } = await sign({ independenceReason: 'the only assessor on this shift' });
  expect(await site.client.assessments.get({ assessmentId })).toMatchObject({
    independenceReason: 'the only assessor on this shift',
    signatures: [{ isValid: true }],
  });
  await ask(site, { conflicts });
  expect(await site.client.assessments.get({ assessmentId: (await sign()).assessmentId })).toMatchObject({ independenceReason: null });
});

test('a relation that was declared forbids the judgement while it lasts, whoever of the two stated it', async () => {
  const relationId = await declare('2026-01-01');
  await expect(sign()).rejects.toMatchObject({ code: 'NotIndependent', data: { why: ['is a relative of the person'] } });
  const { relations } = await site.client.relations.list({ personId: 'cleo' });
  expect(relations).toMatchObject([{ otherName: 'pia, Test', kind: 'relative', declaredBy: 'Ada Alder' }]);
  await expect(declare('2026-02-01')).rejects.toMatchObject({ code: 'AlreadyDeclared' });
  await site.client.relations.end({ personId: 'cleo', relationId, until: '2026-03-13', reason });
  await expect(site.client.relations.end({ personId: 'cleo', relationId, until: '2026-03-13', reason })).rejects.toMatchObject({
    code: 'EndedBefore',
  });
  await expect(sign({ performedOn: '2026-03-13', lateReason: 'came back late' })).rejects.toMatchObject({ code: 'NotIndependent' });
  expect(await sign()).toMatchObject({ outcome: 'competent' });
});

test('nobody judges themselves, not with every role there is and not where the site allows everything', async () => {
  await ask(site, { conflicts });
  await enrol(site, 'pia', { grants: roles.map((role) => ({ role, unitId: null })), personId: 'pia' });
  await expect(sign({ signature: { login: 'pia', passphrase: passphraseOf('pia') } })).rejects.toMatchObject({ code: 'OwnAssessment' });
});

test('a further signature is under the same rules, but for the person’s own; the reason stands in the log', async () => {
  const assessmentId = await signed(site);
  const { contentDigest } = await site.client.assessments.get({ assessmentId });
  const cosign = (meaning: 'witnessed' | 'reviewed' | 'approved' | 'verified', independenceReason = '') =>
    site.client.assessments.cosign({ assessmentId, contentDigest, meaning, independenceReason, signature: cleo });
  await makeManager();
  await ask(site, { conflicts: { ...conflicts, lineManager: 'refuse' } });
  for (const meaning of ['witnessed', 'reviewed', 'approved', 'verified'] as const)
    await expect(cosign(meaning, 'it is urgent')).rejects.toMatchObject({
      code: 'NotIndependent',
      data: { why: ['is the line manager of the person'] },
    });
  await ask(site, { conflicts: { ...conflicts, lineManager: 'reason' } });
  await expect(cosign('approved')).rejects.toMatchObject({ code: 'IndependenceReasonMissing' });
  await cosign('approved', 'nobody else is on this shift');
  expect(await newestEntry(site)).toMatchObject({ action: 'assessments.cosign', reason: { text: 'nobody else is on this shift' } });
  await ask(site, { conflicts });
  await cosign('reviewed', 'of no account');
  expect(await newestEntry(site)).toMatchObject({ action: 'assessments.cosign', reason: { state: 'absent' } });
  // What the person signs is their own, whatever they are to themselves.
  await ask(site, { conflicts: { lineManager: 'refuse', declared: 'refuse', trainer: 'refuse' } });
  await enrol(site, 'pia', { grants: [{ role: 'employee', unitId: null }], personId: 'pia' });
  await site.client.assessments.cosign({ assessmentId, contentDigest, meaning: 'acknowledged', signature: by('pia') });
});

test('nobody reviews or voids a record about themselves that is kept under another record of theirs', async () => {
  const assessmentId = await signed(site);
  const { contentDigest } = await site.client.assessments.get({ assessmentId });
  await makePerson(site, 'pia-kept');
  await enrol(site, 'olga', { grants: roles.map((role) => ({ role, unitId: null })), personId: 'pia-kept' });
  await site.client.identity.merge({ keptPersonId: 'pia-kept', otherPersonId: 'pia', reason });
  const signature = by('olga');
  await expect(site.client.assessments.cosign({ assessmentId, contentDigest, meaning: 'approved', signature })).rejects.toMatchObject({
    code: 'AboutOneself',
  });
  for (const decide of [site.client.assessments.return, site.client.assessments.void])
    await expect(decide({ assessmentId, reason, signature })).rejects.toMatchObject({ code: 'AboutOneself' });
});
