import { expect, test } from 'vitest';
import {
  makeAssessment,
  makeCompetency,
  makeCompetencyInput,
  makeJobRole,
  makePersonInRole,
  makeScale,
  newestEntry,
  recordOf,
} from '../../support/framework';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';

/** What the editor sends back when nothing was touched. */
async function asEdited(site: TestSite, competencyId: string) {
  const { version, code, title, description, type, criticality, scaleId, validityMonths, indicators, steps } =
    await site.client.competencies.get({ competencyId });
  return {
    competencyId,
    version,
    code,
    title,
    description,
    type,
    criticality,
    scaleId,
    validityMonths,
    indicators,
    steps,
    reason: 'reviewed',
  };
}

test('a new competency is read back as it was saved', async () => {
  const site = await makeTestSite();
  const scaleId = await makeScale(site);
  const { competencyId, version } = await makeCompetency(site, scaleId);
  const { competencyId: _id, version: _version, reason: _reason, ...saved } = makeCompetencyInput(scaleId);
  const read = await site.client.competencies.get({ competencyId });
  expect(read).toMatchObject({
    ...saved,
    competencyId,
    version,
    isRetired: false,
    requiredBy: [],
    lastChange: { by: 'Ada Alder', recordedAt: '2026-03-14T10:00:00.000Z' },
    scale: { scaleId, name: 'Proficiency' },
  });
  expect(read.version).toBe((await newestEntry(site)).entryNumber);
});

test('saving a new version keeps the ids of indicators and steps and writes only what differs', async () => {
  const site = await makeTestSite();
  const { competencyId, version } = await makeCompetency(site, await makeScale(site));
  const edited = await asEdited(site, competencyId);
  const [permit, lock, prove] = edited.steps;
  if (permit === undefined || lock === undefined || prove === undefined) throw new Error('the checklist has three steps');
  const saved = await site.client.competencies.save({
    ...edited,
    steps: [permit, { ...lock, text: 'Lock and tag every energy source' }, { level: 2, text: 'Try the start control', isCritical: true }],
  });

  const read = await site.client.competencies.get({ competencyId });
  expect(read.version).toBe(saved.version);
  expect(saved.version).toBeGreaterThan(version);
  expect(read.indicators).toEqual(edited.indicators);
  expect(read.steps.slice(0, 2)).toEqual([permit, { ...lock, text: 'Lock and tag every energy source' }]);
  expect(read.steps).toHaveLength(3);
  expect(edited.steps.map((step) => step.stepId)).not.toContain(read.steps[2]?.stepId);

  const { changes } = await newestEntry(site);
  expect(changes).toMatchObject([
    {
      entityId: lock.stepId,
      old: { record: { text: 'Lock every energy source' } },
      new: { record: { text: 'Lock and tag every energy source' } },
    },
    { entityId: read.steps[2]?.stepId, old: { state: 'absent' }, new: { record: { text: 'Try the start control' } } },
    { entityId: prove.stepId, old: { record: { text: 'Prove zero energy' } }, new: { state: 'absent' } },
  ]);
});

test('what a competency and its checklist said before stays readable in the record', async () => {
  const site = await makeTestSite();
  const { competencyId, version } = await makeCompetency(site, await makeScale(site));
  const edited = await asEdited(site, competencyId);
  const { version: next } = await site.client.competencies.save({ ...edited, title: 'Lockout, tagout', steps: edited.steps.slice(0, 1) });
  const db = recordOf(site);
  const titles = await db
    .selectFrom('competency')
    .select(['title', 'recordedFrom', 'recordedTo'])
    .where('competencyId', '=', competencyId)
    .execute();
  expect(titles).toEqual([
    { title: 'Lockout-tagout', recordedFrom: version, recordedTo: next },
    { title: 'Lockout, tagout', recordedFrom: next, recordedTo: null },
  ]);
  const closed = await db.selectFrom('checklist_step').select('text').where('recordedTo', '=', next).orderBy('ordinal').execute();
  expect(closed.map((row) => row.text)).toEqual(['Lock every energy source', 'Prove zero energy']);
});

test('the log tells who changed a competency, why, and what it said before and after', async () => {
  const site = await makeTestSite();
  const { competencyId } = await makeCompetency(site, await makeScale(site));
  await site.client.competencies.save({ ...(await asEdited(site, competencyId)), criticality: 'high', reason: 'fewer incidents' });
  const entry = await newestEntry(site);
  expect(entry).toMatchObject({
    action: 'competencies.save',
    entity: 'competency',
    entityId: competencyId,
    reason: { text: 'fewer incidents' },
  });
  expect(entry.changes).toMatchObject([
    { entity: 'competency', old: { record: { criticality: 'critical' } }, new: { record: { criticality: 'high' } } },
  ]);
});

test('whoever saves over a newer version is told who made it and when', async () => {
  const site = await makeTestSite();
  const { competencyId } = await makeCompetency(site, await makeScale(site));
  const edited = await asEdited(site, competencyId);
  await site.client.session.lock();
  await site.client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') });
  site.clock.now = new Date('2026-03-14T11:30:00.000Z');
  await site.client.competencies.save({ ...edited, title: 'By Ben' });
  await expect(site.client.competencies.save({ ...edited, title: 'By Ada' })).rejects.toMatchObject({
    code: 'EditedMeanwhile',
    data: { by: 'Ben Birch', recordedAt: '2026-03-14T11:30:00.000Z' },
  });
  expect((await site.client.competencies.get({ competencyId })).title).toBe('By Ben');
});

test('taking a step away is a new version too', async () => {
  const site = await makeTestSite();
  const { competencyId, version } = await makeCompetency(site, await makeScale(site));
  const edited = await asEdited(site, competencyId);
  const shorter = await site.client.competencies.save({ ...edited, steps: edited.steps.slice(0, 2) });
  expect(shorter.version).toBeGreaterThan(version);
  await expect(site.client.competencies.save(edited)).rejects.toMatchObject({ code: 'EditedMeanwhile' });
});

test('a step of another competency cannot be taken over by its id', async () => {
  const site = await makeTestSite();
  const scaleId = await makeScale(site);
  const victim = await makeCompetency(site, scaleId);
  const before = await site.client.competencies.get(victim);
  const stepId = before.steps[0]?.stepId;
  const other = await makeCompetency(site, scaleId, { code: 'OTHER', steps: [{ stepId, level: 2, text: 'Mine now', isCritical: false }] });
  expect((await site.client.competencies.get(victim)).steps).toEqual(before.steps);
  const [step] = (await site.client.competencies.get(other)).steps;
  expect(step).toMatchObject({ text: 'Mine now' });
  expect(step?.stepId).not.toBe(stepId);
});

test('two competencies in use cannot have one code', async () => {
  const site = await makeTestSite();
  const scaleId = await makeScale(site);
  const { competencyId } = await makeCompetency(site, scaleId);
  await expect(site.client.competencies.save(makeCompetencyInput(scaleId, { code: 'loto-01' }))).rejects.toMatchObject({
    code: 'CodeTaken',
  });
  await site.client.competencies.retire({ competencyId, reason: 'replaced' });
  await expect(site.client.competencies.save(makeCompetencyInput(scaleId, { code: 'LOTO-01' }))).resolves.toHaveProperty('competencyId');
});

test('every level named must be on the scale', async () => {
  const site = await makeTestSite();
  const scaleId = await makeScale(site);
  const steps = [{ level: 5, text: 'Out of reach', isCritical: false }];
  await expect(site.client.competencies.save(makeCompetencyInput(scaleId, { steps }))).rejects.toMatchObject({
    code: 'LevelNotOnScale',
    data: { level: 5 },
  });
  await expect(site.client.competencies.save(makeCompetencyInput('no-such-scale'))).rejects.toMatchObject({ code: 'ScaleNotFound' });
  expect(await recordOf(site).selectFrom('competency').selectAll().execute()).toEqual([]);
});

test('a scale cannot be exchanged for one without a level that a role requires', async () => {
  const site = await makeTestSite();
  const scaleId = await makeScale(site);
  const short = await makeScale(site, {
    name: 'Short',
    levels: [
      { level: 0, code: 'n', name: 'No', anchor: '' },
      { level: 1, code: 'y', name: 'Yes', anchor: '' },
    ],
    qualifyingLevel: 1,
  });
  const { competencyId } = await makeCompetency(site, scaleId, { indicators: [], steps: [] });
  const roleId = await makeJobRole(site, 'fitter');
  await site.client.requirements.set({
    roleId,
    competencyId,
    level: 2,
    validityMonths: null,
    isMandatory: true,
    validFrom: '2026-03-01',
    reason: 'risk review',
  });
  const edited = await asEdited(site, competencyId);
  await expect(site.client.competencies.save({ ...edited, scaleId: short })).rejects.toMatchObject({
    code: 'LevelNotOnScale',
    data: { level: 2 },
  });
});

test('the scale of an assessed competency is fixed, everything else can still change', async () => {
  const site = await makeTestSite();
  const other = await makeScale(site, { name: 'Other' });
  const { competencyId } = await makeCompetency(site, await makeScale(site));
  const edited = await asEdited(site, competencyId);
  const moved = await site.client.competencies.save({ ...edited, scaleId: other });
  await makeAssessment(site, 'somebody', competencyId);
  const again = { ...(await asEdited(site, competencyId)), scaleId: edited.scaleId };
  await expect(site.client.competencies.save(again)).rejects.toMatchObject({ code: 'ScaleFixed' });
  await expect(site.client.competencies.save({ ...again, scaleId: other, title: 'Renamed' })).resolves.toMatchObject({
    version: moved.version + 1,
  });
});

test('a competency that does not exist or is retired is not saved', async () => {
  const site = await makeTestSite();
  const scaleId = await makeScale(site);
  await expect(site.client.competencies.save(makeCompetencyInput(scaleId, { competencyId: 'nowhere', version: 1 }))).rejects.toMatchObject({
    code: 'CompetencyNotFound',
  });
  const { competencyId } = await makeCompetency(site, scaleId);
  await site.client.competencies.retire({ competencyId, reason: 'task no longer done' });
  await expect(site.client.competencies.save(await asEdited(site, competencyId))).rejects.toMatchObject({ code: 'CompetencyRetired' });
});

test('a shorter validity of the competency moves the expiry of those assessed, in the same entry', async () => {
  const site = await makeTestSite();
  const { competencyId } = await makeCompetency(site, await makeScale(site));
  const roleId = await makeJobRole(site, 'fitter');
  const personId = await makePersonInRole(site, 'pia', roleId);
  await makeAssessment(site, personId, competencyId, { performedOn: '2026-01-15' });
  await site.client.requirements.set({
    roleId,
    competencyId,
    level: 2,
    validityMonths: null,
    isMandatory: true,
    validFrom: '2025-01-01',
    reason: 'risk review',
  });
  const expiry = () =>
    recordOf(site).selectFrom('standing').select('fromDate').where('personId', '=', personId).where('state', '=', 'expired').execute();
  const [before] = await expiry();
  await site.client.competencies.save({ ...(await asEdited(site, competencyId)), validityMonths: 3 });
  const [after] = await expiry();
  expect(before?.fromDate.slice(0, 7)).toBe('2027-01');
  expect(after?.fromDate.slice(0, 7)).toBe('2026-04');
});

test('nobody but the framework steward saves a competency', async () => {
  const site = await makeTestSite({ roles: ['administrator', 'assessor'] });
  await expect(site.client.competencies.save(makeCompetencyInput('any'))).rejects.toMatchObject({ code: 'NotPermitted' });
});
