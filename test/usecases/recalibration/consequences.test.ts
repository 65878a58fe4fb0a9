import { expect, test } from 'vitest';
import { signedContents } from '../../../electron/service/db/live-rows-signatures';
import { makeWorks, signInput } from '../../support/assessments';
import { authorise } from '../../support/authorities';
import { programmeInput } from '../../support/calibration';
import { recordOf } from '../../support/framework';
import { newestEntry } from '../../support/log';
import { makeCompetency, makePerson, makeRequirement, makeRole } from '../../support/people';
import { passphraseOf } from '../../support/passphrase-of';
import { finalise, lenient, makeFigures, measured } from '../../support/recalibration';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const cleo = { login: 'cleo', passphrase: passphraseOf('cleo') };
const everything = { unitId: null, ownerPersonId: null, overdueOnly: false, dueBy: null };
const tooFew = { kappa: measured(-0.5, 3), effectiveness: measured(0, 3) };
const told =
  'requires recalibration since 2026-03-14: weighted kappa 0.31 (12 cases, 95 % interval 0.21 to 0.41): beyond the limit of at least 0.60; ' +
  'miss rate 40.0 % (12 cases, 95 % interval 30.0 % to 50.0 %): beyond the limit of at most 5.0 %; ' +
  'severity −0.75 (12 cases, 95 % interval −0.85 to −0.65): beyond the limit of 0.50 levels either way';

test('an assessor is calibrated by a session that they pass, keeps it through one with too few cases, and may sign nothing from the moment at which one fails them', async () => {
  const site = await makeTestSite();
  const { client, station } = site;
  await makeWorks(site);
  await makePerson(site, 'cleo', { roleId: 'worker', unitId: 'works' });
  await makePerson(site, 'otto', { roleId: 'worker', unitId: 'works' });
  const userId = await enrol(site, 'cleo', { grants: [{ role: 'assessor', unitId: null }], personId: 'cleo' });
  const byCleo = async (personId: string) => client.assessments.sign({ ...(await signInput(site, { signature: cleo })), personId });
  const authorityId = await authorise(site, userId, { calibratedOn: null, calibratedUntil: null });
  const assessor = async () => (await client.recalibration.list()).assessors.find((one) => one.userId === userId);
  expect(await assessor()).toMatchObject({ state: 'never', results: 0, lastOn: null, signedInQuarter: 0 });
  await byCleo('pia');
  expect(await assessor()).toMatchObject({ signedInQuarter: 1 });

  await finalise(site, 's1', makeFigures(userId));
  const { authority, signatures, versions } = await client.assessors.get({ authorityId });
  expect(authority).toMatchObject({
    recalibrateSince: null,
    isInForce: true,
    calibratedOn: '2026-03-14',
    calibratedUntil: '2027-03-14',
    signedBy: 'Ben Birch',
  });
  expect(versions).toHaveLength(2);
  expect(signatures.map(({ meaning, isValid }) => [meaning, isValid])).toEqual([['Calibrated by a panel', true]]);
  expect(await signedContents['assessorAuthority']?.(openDb(), authorityId, 2)).toMatchObject({ calibratedUntil: '2027-03-14' });
  expect(await assessor()).toMatchObject({ state: 'calibrated', until: '2027-03-14', why: null });

  await finalise(site, 's2', makeFigures(userId, tooFew));
  expect(await assessor()).toMatchObject({ state: 'calibrated', results: 2 });
  const { assessmentId } = await byCleo('otto');

  await finalise(site, 's3', makeFigures(userId, lenient));
  const entry = await newestEntry(station);
  expect(entry.changes.map(({ entity }) => entity)).toEqual(['assessor_result', 'look_back']);
  expect(entry.changes[0]?.new).toMatchObject({ sessionId: 's3', verdict: 'recalibrate', calibratedUntil: null });
  await expect(byCleo('pia')).rejects.toMatchObject({ code: 'AuthorityMissing', data: { items: [told] } });
  const asked = { personId: 'pia', competencyId: 'loto', level: 2, kind: 'practical', performedOn: '2026-03-14' } as const;
  expect((await client.assessors.forAssessment(asked)).others.map(({ login }) => login)).not.toContain('cleo');
  expect(await assessor()).toMatchObject({ state: 'recalibrate', since: '2026-03-14', why: told, openInLookBacks: 1 });

  expect((await client.assessors.get({ authorityId })).authority).toMatchObject({ recalibrateSince: '2026-03-14', isInForce: false });

  // What they signed since the pass, and nothing from before it.
  const profile = await client.recalibration.get({ userId });
  expect(profile.results.map(({ sessionId, verdict }) => [sessionId, verdict])).toEqual([
    ['s3', 'recalibrate'],
    ['s2', 'notDecided'],
    ['s1', 'passed'],
  ]);
  const lookBackId = profile.lookBacks[0]?.lookBackId ?? '';
  expect(await client.lookBacks.get({ lookBackId })).toMatchObject({
    since: 'pass',
    direction: 'lenient',
    why: told,
    progress: { total: 1, decided: 0, open: 1, openAlone: 1 },
    items: [{ assessmentId, personId: 'otto', isAlone: true, decision: null }],
  });

  const duties = async () =>
    (await client.duties.list({ ...everything, kind: 'calibrate', whose: 'own', asOf: null })).duties.map(
      ({ what, reason: why, target }) => [what, why, target],
    );
  expect(await duties()).toEqual([['Look back on Person cleo', '1 assessment is left to decide', { at: 'lookBack', lookBackId }]]);
  await signIn(site, 'cleo');
  expect(await duties()).toEqual([['Pass a calibration session', `Nothing that they sign is accepted: ${told}`, { at: 'ownCalibration' }]]);
  expect((await client.recalibration.own()).profile).toMatchObject({ state: 'recalibrate', why: told });
  await signIn(site, 'ada');
  await finalise(site, 's4', makeFigures(userId));
  expect(await byCleo('pia')).toMatchObject({ outcome: 'competent' });
  expect(await assessor()).toMatchObject({ state: 'calibrated', openInLookBacks: 1 });

  function openDb() {
    if (station.open === null) throw new Error('the site is locked');
    return station.open.db;
  }
});

test('where the thresholds say so a failure is about the competencies of the cases and of the line’s role, and each is passed again for itself', async () => {
  const site = await makeTestSite();
  const { client } = site;
  await makeWorks(site);
  for (const competencyId of ['crane', 'gas']) await makeCompetency(site, competencyId);
  await makeRole(site, 'rigger');
  await makeRequirement(site, { roleId: 'rigger', competencyId: 'crane' });
  const userId = await enrol(site, 'cleo', { grants: [{ role: 'assessor', unitId: null }] });
  const signature = { login: 'ben', passphrase: passphraseOf('ben') };
  const { content } = await client.thresholds.get();
  expect(content.reach).toBe('everything');
  await client.thresholds.save({ basis: 0, content: { ...content, reach: 'measured' }, reason: 'one competency says little', signature });
  const on = { from: '2026-01-01', until: null };
  const loto = await authorise(site, userId, { ...on, scope: { kind: 'competencies', ids: ['loto'] }, calibratedUntil: '2026-06-30' });
  const gas = await authorise(site, userId, { ...on, scope: { kind: 'competencies', ids: ['gas'] }, calibratedUntil: '2026-06-30' });
  const both = await authorise(site, userId, { ...on, scope: { kind: 'competencies', ids: ['gas', 'loto'] } });
  const byCleo = async () => client.assessments.sign({ ...(await signInput(site, { signature: cleo })) });
  const lacking = async (competencyId: string) => {
    const asked = { personId: 'pia', competencyId, level: 2, kind: 'practical', performedOn: '2026-03-14' } as const;
    const { others } = await client.assessors.forAssessment(asked);
    return !others.some(({ login }) => login === 'cleo');
  };

  // Gas alone: nothing changes in lock-out, in what its authorisation says, or in what the refusal would be.
  await finalise(site, 's1', makeFigures(userId, lenient, ['gas']));
  expect([await lacking('gas'), await lacking('loto'), await lacking('crane')]).toEqual([true, false, false]);
  expect(await byCleo()).toMatchObject({ outcome: 'competent' });
  const { authorities } = await client.assessors.list({ userId });
  const stateOf = (authorityId: string) => {
    const one = authorities.find((row) => row.authorityId === authorityId);
    return [one?.recalibrateSince, one?.recalibrateInPart, one?.isInForce];
  };
  expect([loto, gas, both].map(stateOf)).toEqual([
    [null, false, true],
    ['2026-03-14', false, false],
    ['2026-03-14', true, true],
  ]);

  // A session of a line for riggers on cases of lock-out is about what riggers need as well, and a pass in gas takes nothing of it away.
  await programmeSession(site, 's2', 'rigger');
  await finalise(site, 's2', makeFigures(userId, lenient, ['loto']));
  await finalise(site, 's3', makeFigures(userId, {}, ['gas']));
  expect([await lacking('gas'), await lacking('loto'), await lacking('crane')]).toEqual([false, true, true]);
  const where = 'CRANE Competency crane, LOTO Competency loto';
  const why = told.replace('recalibration since', `recalibration in ${where} since`);
  await expect(byCleo()).rejects.toMatchObject({ code: 'AuthorityMissing', data: { items: [why] } });
  const { assessors } = await client.recalibration.list();
  expect(assessors.find((one) => one.userId === userId)).toMatchObject({ state: 'recalibrate', why, barred: { only: where.split(', ') } });
  expect(await client.assessors.get({ authorityId: gas })).toMatchObject({ authority: { calibratedUntil: '2027-03-14' } });
  expect(await client.assessors.get({ authorityId: loto })).toMatchObject({ authority: { calibratedUntil: '2026-06-30' } });
  // Passing in gas is no pass in what failed: the look-back goes back to the calibration on record.
  const { lookBacks, results } = await client.recalibration.get({ userId });
  expect(lookBacks).toHaveLength(1);
  expect(await client.lookBacks.get({ lookBackId: lookBacks[0]?.lookBackId ?? '' })).toMatchObject({ why, progress: { total: 1 } });
  expect(results.map(({ about }) => about)).toEqual([['GAS Competency gas'], where.split(', '), ['GAS Competency gas']]);

  await signIn(site, 'cleo');
  expect((await client.duties.list({ ...everything, kind: 'calibrate', whose: 'own', asOf: null })).duties).toMatchObject([
    { reason: `Nothing that they sign there is accepted: ${why}` },
  ]);
  await signIn(site, 'ada');
  await finalise(site, 's4', makeFigures(userId, {}, ['loto', 'crane']));
  expect(await byCleo()).toMatchObject({ outcome: 'competent' });
  expect(await client.recalibration.get({ userId })).toMatchObject({ state: 'calibrated', why: null, barred: null });
});

/** A session that a line of the programme for a role was held as. */
async function programmeSession(site: TestSite, sessionId: string, roleId: string): Promise<void> {
  const owner = await enrol(site, 'fay', { grants: [{ role: 'calibrationFacilitator', unitId: null }] });
  await signIn(site, 'fay');
  const input = programmeInput(owner);
  const { programmeId } = await site.client.calibrationProgramme.save({ ...input, content: { ...input.content, roleId } });
  const row = { programmeId, dueOn: '2026-04-30', sessionId, sampleId: null, entryNumber: 1 };
  await recordOf(site).insertInto('programme_session').values(row).execute();
  await signIn(site, 'ada');
}

test('thresholds are prepared by one and approved by another, and decide what is finalised after them', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const emil = await enrol(site, 'emil');
  await enrol(site, 'vera', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  const { content, revision } = await client.thresholds.get();
  expect(revision).toBe(0);
  const reason = 'critical work asks for more';
  const strict = { ...content, validMonths: 6, overall: { ...content.overall, kappa: 0.85 } };
  const save = (login: string, basis = 0) =>
    client.thresholds.save({ basis, content: strict, reason, signature: { login, passphrase: passphraseOf(login) } });
  await expect(save('ada')).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  await expect(save('emil')).rejects.toMatchObject({ code: 'NotPermitted' });
  await finalise(site, 's1', makeFigures(emil));
  expect(await save('ben')).toEqual({ revision: 1 });
  await expect(save('ben')).rejects.toMatchObject({ code: 'RuleChanged' });
  await expect(save('ben', 1)).rejects.toMatchObject({ code: 'Unchanged' });
  expect(await client.thresholds.get()).toMatchObject({
    revision: 1,
    content: { validMonths: 6 },
    history: [{ preparedBy: 'Ada Alder', approvedBy: 'Ben Birch', reason }],
    signatures: [{ isValid: true }],
  });
  await finalise(site, 's2', makeFigures(emil));
  const { results, lookBacks, state } = await client.recalibration.get({ userId: emil });
  expect(results.map(({ verdict, ruleRevision }) => [verdict, ruleRevision])).toEqual([
    ['recalibrate', 1],
    ['passed', 0],
  ]);
  // Nothing was signed since the pass.
  expect([state, lookBacks]).toEqual(['recalibrate', []]);
  await expect(client.recalibration.get({ userId: 'nobody' })).rejects.toMatchObject({ code: 'AccountNotFound' });
  expect((await client.recalibration.own()).profile).toMatchObject({ name: 'Ada Alder', state: 'never', results: [] });
  await signIn(site, 'vera');
  expect((await client.recalibration.own()).profile).toBeNull();
});
