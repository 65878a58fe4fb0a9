import { expect, test } from 'vitest';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { approveDraft, approveItems, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, makePerson, makeUnit, plainItem, requirementItem, scaleItem, writeRecord } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

const roleItem = (itemId: string, title: string, description = ''): FrameworkItem => ({
  ...plainItem,
  itemId,
  kind: 'role',
  code: itemId.toUpperCase(),
  title,
  content: { description },
});
const scale = scaleItem('scale');
const weld = competencyItem('weld', { scaleId: 'scale' });
const need = requirementItem({ roleId: 'rigger', competencyId: 'weld' });
const signature = { login: 'ben', passphrase: passphraseOf('ben') };
const day = '2026-04-01';

const listed = async ({ client }: TestSite, asOf: string) => (await client.jobRoles.list({ asOf })).roles.map(({ name }) => name);

/** A rigger, of the framework, whom pia is, and a fitter of the HRIS. */
async function makeRoles(): Promise<{ readonly site: TestSite; readonly library: string }> {
  const site = await makeTestSite();
  await makeUnit(site, 'works');
  await writeRecord(site, 'job_role', 'fitter', { roleId: 'fitter', name: 'Fitter', description: '', sourceBatchId: 'batch' });
  const library = await makeLibrary(site);
  const items = [scale, weld, need, roleItem('rigger', 'Rigger', 'Rigs'), roleItem('fitter', 'Fitter of the framework')];
  await approveItems(site, library, items, '2026-01-01');
  await makePerson(site, 'pia', { roleId: 'rigger', unitId: 'works' });
  return { site, library };
}

test('a role is called what its revision calls it from its day on, and yesterday’s view says what it said', async () => {
  const { site, library } = await makeRoles();
  const renamed = [roleItem('rigger', 'Rigging hand', 'Rigs and slings'), roleItem('fitter', 'Another fitter')];
  const views = async (asOf: string) => ({
    listed: await listed(site, asOf),
    role: await site.client.jobRoles.get({ roleId: 'rigger', asOf }).then(({ name, description }) => [name, description]),
    ofPerson: (await site.client.people.get({ personId: 'pia', asOf })).positions.map(({ roleName }) => roleName),
    required: (await site.client.competencies.get({ competencyId: 'weld', asOf })).requiredBy.map(({ subjectName }) => subjectName),
    origins: (await site.client.requirements.effectiveOfPerson({ personId: 'pia', asOf })).lines.flatMap(({ contributions }) =>
      contributions.map(({ origin }) => origin.name),
    ),
    reasons: JSON.stringify((await site.client.readiness.explain({ personId: 'pia', competencyId: 'weld', asOf })).reasons),
  });
  const before = await views('2026-03-31');
  expect(before).toMatchObject({
    listed: ['Fitter', 'Rigger'],
    role: ['Rigger', 'Rigs'],
    ofPerson: ['Rigger'],
    required: ['Rigger'],
    origins: ['Rigger'],
  });
  expect(before.reasons).toContain('Rigger');
  await approveDraft(site, await makeDraft(site, library, renamed), { effectiveFrom: day });
  expect(await views('2026-03-31')).toEqual(before);
  const after = await views(day);
  // The HRIS owns the name of the fitter.
  expect(after).toMatchObject({
    listed: ['Fitter', 'Rigging hand'],
    role: ['Rigging hand', 'Rigs and slings'],
    ofPerson: ['Rigging hand'],
    required: ['Rigging hand'],
    origins: ['Rigging hand'],
  });
  expect(after.reasons).toContain('Rigging hand');
  expect((await site.client.search.find({ text: 'rigg' })).hits.map(({ title }) => title)).toEqual(['Rigger']);
  site.clock.now = new Date(`${day}T10:00:00.000Z`);
  await signIn(site, 'ada');
  expect((await site.client.search.find({ text: 'rigg' })).hits.map(({ title }) => title)).toEqual(['Rigging hand']);
});

test('a role that a revision brings is listed from its day on, and not at all once the revision is withdrawn', async () => {
  const { site, library } = await makeRoles();
  const brings = async () => approveDraft(site, await makeDraft(site, library, [roleItem('slinger', 'Slinger')]), { effectiveFrom: day });
  const revisionId = await brings();
  expect([await listed(site, '2026-03-31'), await listed(site, day)]).toEqual([
    ['Fitter', 'Rigger'],
    ['Fitter', 'Rigger', 'Slinger'],
  ]);
  await site.client.framework.withdraw({ revisionId, reason: 'no such work', signature });
  expect(await listed(site, day)).toEqual(['Fitter', 'Rigger']);
  expect((await site.client.search.find({ text: 'sling' })).hits).toEqual([]);
  // Nothing can be required of it any more either.
  const draftId = await makeDraft(site, library, [requirementItem({ roleId: 'slinger', competencyId: 'weld' })]);
  expect((await site.client.framework.faults({ draftId })).faults.map(({ code }) => code)).toEqual(['endMissing']);
  await site.client.framework.discardDraft({ draftId });
  // Whoever holds it keeps it listed.
  await makePerson(site, 'sam', { roleId: 'slinger', unitId: 'works', position: { validFrom: day } });
  expect([await listed(site, '2026-03-31'), await listed(site, day)]).toEqual([
    ['Fitter', 'Rigger'],
    ['Fitter', 'Rigger', 'Slinger'],
  ]);
});

test('a role that is retired stays listed while somebody holds it', async () => {
  const { site, library } = await makeRoles();
  const retired = [
    { ...roleItem('rigger', 'Rigger'), isRetired: true },
    { ...need, isRetired: true },
  ];
  await approveDraft(site, await makeDraft(site, library, retired), { effectiveFrom: day });
  expect(await listed(site, day)).toEqual(['Fitter', 'Rigger']);
  await writeRecord(site, 'position', 'position-pia', {
    positionId: 'position-pia',
    personId: 'pia',
    roleId: 'rigger',
    unitId: 'works',
    title: 'Operator',
    shift: null,
    validFrom: '2020-01-01',
    validTo: '2026-03-31',
    sourceBatchId: null,
    positionNumber: null,
  });
  expect([await listed(site, '2026-03-31'), await listed(site, day)]).toEqual([['Fitter', 'Rigger'], ['Fitter']]);
});
