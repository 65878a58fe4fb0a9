import { expect, test } from 'vitest';
import { makeWorks } from '../../support/assessments';
import { amendInput, by, firstInput, ratingChange, reason, secondInput, signed, withReviewers } from '../../support/corrections';
import { newestEntry } from '../../support/framework';
import { makePerson } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol } from '../../support/users';
import { verification } from '../audit/log-site';

/** Signed by ada a minute ago. */
async function signedBefore(site: TestSite): Promise<string> {
  const assessmentId = await signed(site);
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  return assessmentId;
}

/** A site with people who review records, of whom one is an hr partner, one the person, and one a relative of the person. */
async function makeSite(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeWorks(site);
  await withReviewers(site);
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'lineManager', unitId: 'works' }] });
  await enrol(site, 'hana', { grants: [{ role: 'hrPartner', unitId: null }] });
  await makePerson(site, 'adam', { roleId: 'worker', unitId: 'works' });
  await enrol(site, 'adam', { grants: [{ role: 'administrator', unitId: null }], personId: 'adam' });
  const relation = { personId: 'pia', otherPersonId: 'adam', kind: 'relative', note: '', from: '2021-01-01', until: null, reason } as const;
  await site.client.relations.declare(relation);
  return site;
}

test('a changed rating is refused without its code, a comment, and somebody who may authorise it; nothing is recorded', async () => {
  const site = await makeSite();
  const first = await signedBefore(site);
  const entry = await newestEntry(site);
  const { passphrase } = by('ben');
  for (const [code, part] of [
    ['AmendCodeMissing', { amendCode: null }],
    ['AuthoriserMissing', { approval: null }],
    ['BAD_REQUEST', { reason: '' }],
    ['BAD_REQUEST', { reason: ' x ' }],
    ['UserIdNeeded', { approval: { passphrase } }],
    ['WrongPassphrase', { approval: { login: 'ben', passphrase: 'not this one' } }],
    ['SecondPersonNeeded', { approval: by('ada') }],
    ['SecondPersonNeeded', { signature: by('rita'), approval: by('rita') }],
    ['AboutOneself', { approval: by('pia') }],
    ['NotPermitted', { approval: by('hana') }],
    ['AuthoriserNotIndependent', { approval: by('adam') }],
  ] as const)
    await expect(site.client.assessments.amend(await ratingChange(site, first, part)), JSON.stringify(part)).rejects.toMatchObject({
      code,
    });
  expect(await newestEntry(site)).toEqual(entry);
  expect(await site.client.assessments.get({ assessmentId: first })).toMatchObject({ state: 'current', versions: [{ version: 1 }] });

  // A single result that leaves the outcome as it is, and its way back, are changes as well.
  const { steps = [] } = await amendInput(site, first);
  const one = {
    steps: steps.map((step) => (step.stepId === 's5' ? { ...step, result: 'notApplicable' as const, note: 'none here' } : step)),
  };
  await expect(site.client.assessments.amend(await amendInput(site, first, one))).rejects.toMatchObject({ code: 'AmendCodeMissing' });
  const { assessmentId, outcome } = await site.client.assessments.amend(await ratingChange(site, first, one));
  expect(outcome).toBe('competent');
  await expect(site.client.assessments.amend(await amendInput(site, assessmentId))).rejects.toMatchObject({ code: 'AmendCodeMissing' });
});

test('with all three it is recorded under two signatures, and the version before stays as it was signed', async () => {
  const site = await makeSite();
  const first = await signedBefore(site);
  const before = await site.client.assessments.get({ assessmentId: first });
  const { assessmentId, outcome } = await site.client.assessments.amend(
    await ratingChange(site, first, { amendCode: 'calibration', approval: by('rita') }),
  );
  expect(outcome).toBe('notYetCompetent');
  const record = await site.client.assessments.get({ assessmentId });
  expect(record.versions).toMatchObject([
    { version: 1, outcome: 'competent', amendCode: null, authorisedBy: null, state: 'amended' },
    { version: 2, outcome: 'notYetCompetent', amendReason: reason, amendCode: 'calibration', authorisedBy: 'Person rita' },
  ]);
  expect(record.signatures).toMatchObject([
    { printedName: 'Ada Alder', meaning: 'Assessed', isValid: true },
    { printedName: 'Person rita', meaning: 'Change of the rating authorised', role: 'assessor', isValid: true },
  ]);
  expect(record.signatures[1]?.contentDigest).toBe(record.contentDigest);
  expect(record.differences).toEqual([
    { field: 'outcome', was: 'competent', is: 'notYetCompetent' },
    { field: 'steps 2.result', was: 'met', is: 'notMet' },
  ]);
  expect(await site.client.assessments.verify({ assessmentId })).toMatchObject({
    isSound: true,
    signatures: [{ isTold: true }, { isTold: true }],
  });
  const { state, steps, signatures, contentDigest } = await site.client.assessments.get({ assessmentId: first });
  expect({ state, steps, signatures, contentDigest }).toEqual({
    state: 'amended',
    steps: before.steps,
    signatures: before.signatures,
    contentDigest: before.contentDigest,
  });

  // Of two independent ratings who made one does not authorise that the other is changed.
  const { assessmentId: firstId } = await site.client.assessments.rateFirst(await firstInput(site));
  const second = await site.client.assessments.rateSecond(await secondInput(site, firstId));
  await expect(site.client.assessments.amend(await ratingChange(site, firstId, { approval: by('ben') }))).rejects.toMatchObject({
    code: 'OtherRater',
  });
  await site.client.assessments.amend(await ratingChange(site, firstId, { approval: by('lara') }));
  expect((await site.client.assessments.get({ assessmentId: second.assessmentId })).otherRating).toMatchObject({
    outcome: 'notYetCompetent',
  });
  expect((await verification(site)).at(-1)).toMatchObject({ kind: 'done', firstBad: null, rows: [], badFile: null, badSchema: null });
});

test('of two reviewers one changes what the other had judged, and that other authorises it', async () => {
  const site = await makeSite();
  const first = await signedBefore(site);
  const { assessmentId } = await site.client.assessments.amend(
    await ratingChange(site, first, { signature: by('rita'), approval: by('ada') }),
  );
  const { versions, signatures } = await site.client.assessments.get({ assessmentId });
  expect(versions.at(-1)).toMatchObject({ outcome: 'notYetCompetent', authorisedBy: 'Ada Alder' });
  expect(signatures.map(({ printedName, meaning, isValid }) => [printedName, meaning, isValid])).toEqual([
    ['Person rita', 'Assessed', true],
    ['Ada Alder', 'Change of the rating authorised', true],
  ]);
});

test('what changes no rating needs the comment alone, and nothing is authorised that is not changed', async () => {
  const site = await makeSite();
  const first = await signedBefore(site);
  const input = await amendInput(site, first, { place: 'Line 9', note: 'Pump P-202' });
  await expect(site.client.assessments.amend({ ...input, amendCode: 'review' })).rejects.toMatchObject({ code: 'NothingToAuthorise' });
  await expect(site.client.assessments.amend({ ...input, approval: by('ben') })).rejects.toMatchObject({ code: 'NothingToAuthorise' });
  const { assessmentId } = await site.client.assessments.amend(input);
  const record = await site.client.assessments.get({ assessmentId });
  expect(record.versions.at(-1)).toMatchObject({ amendCode: null, authorisedBy: null });
  expect(record.signatures).toHaveLength(1);
});
