import { expect, test } from 'vitest';
import { allPersons } from '../../../electron/service/db/sql/people';
import { accountByLogin } from '../../../electron/service/db/sql/users';
import { approveItems, makeLibrary, newestEntry, recordOf } from '../../support/framework';
import { logLength } from '../../support/log';
import { commitPreview, importLines, monthFirst, personOf, previewLines } from '../../support/imported-people';
import { competencyItem, requirementItem, scaleItem, writeRecord } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const anna = '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,51000';
const olof = '008,Lind,Olof,Production,Filling,operator,B,1/15/2020,,007,48000';
const eva = '010,Dahl,Eva,Quality,,Analyst,,2/28/2018,12/31/2024,,60000';

const profileOf = async (site: TestSite, number: string) =>
  site.client.people.get({ personId: (await personOf(site, number)).personId, asOf: null });

test('people, units, roles, positions and managers arrive as the file says', async () => {
  const site = await makeTestSite();
  expect(await importLines(site, [anna, olof, eva])).toMatchObject({ created: 3, updated: 0, rejected: 0 });
  const { units } = await site.client.people.units();
  const unit = (name: string) => units.find((one) => one.name === name);
  expect(unit('Filling')).toMatchObject({ kind: 'unit', parentId: unit('Production')?.unitId });
  expect(unit('Production')).toMatchObject({ kind: 'department', parentId: unit('Test works')?.unitId });
  expect((await site.client.jobRoles.list()).roles.map(({ name }) => name).toSorted()).toEqual(['Analyst', 'Operator']);
  expect(await profileOf(site, '008')).toMatchObject({
    name: 'Lind, Olof',
    hiredOn: '2020-01-15',
    manager: { name: 'Berg, Anna' },
    positions: [
      {
        roleName: 'Operator',
        title: 'operator',
        unitName: 'Filling',
        departmentName: 'Production',
        shift: 'B',
        validFrom: '2020-01-15',
        validTo: null,
      },
    ],
    source: { fileName: 'people.csv' },
  });
  expect(await profileOf(site, '010')).toMatchObject({ leftOn: '2024-12-31', positions: [{ unitName: 'Quality', validTo: '2024-12-31' }] });
});

test('one log entry says who prepared it, and the approver signs over the batch', async () => {
  const site = await makeTestSite();
  const { batchId } = await importLines(site, [anna, ',No,Number,,,,,,,,']);
  const entry = await newestEntry(site);
  const ada = (await site.client.users.list()).users.find(({ login }) => login === 'ada');
  expect(entry).toMatchObject({
    action: 'imports.commit',
    entity: 'import_batch',
    entityId: batchId,
    userId: ada?.userId,
    role: 'administrator',
  });
  expect(entry.changes.map(({ entity }) => entity).toSorted()).toEqual(
    [
      'employment',
      'import_batch',
      'import_reject',
      'intake_profile',
      'job_role',
      'org_unit',
      'org_unit',
      'org_unit',
      'person',
      'position',
      'signature',
      'source_record',
    ].toSorted(),
  );
  const batch = await site.client.imports.get({ batchId });
  expect(batch).toMatchObject({
    origin: 'Memory stick of the HR office',
    committedBy: 'Ada Alder',
    approvedBy: 'Ben Birch',
    rowCount: 2,
    created: 1,
    rejected: 1,
    columns: monthFirst,
    rejects: [{ rowNumber: 3, code: 'EmployeeNumberMissing' }],
    signatures: [{ printedName: 'Ben Birch', meaning: 'Approved for import', isValid: true }],
  });
  expect((await site.client.imports.list()).batches.map((one) => one.batchId)).toEqual([batchId]);
});

test('the signature of a batch is worthless on another', async () => {
  const site = await makeTestSite();
  const { batchId } = await importLines(site, [anna]);
  const db = recordOf(site);
  const original = await db.selectFrom('signature').selectAll().where('recordId', '=', batchId).executeTakeFirstOrThrow();
  const { batchId: other } = await importLines(site, [anna, olof]);
  await db
    .insertInto('signature')
    .values({ ...original, signatureId: 'copied', recordId: other })
    .execute();
  const { signatures } = await site.client.imports.get({ batchId: other });
  expect(signatures).toHaveLength(2);
  expect(signatures.filter(({ isValid }) => isValid)).toHaveLength(1);
});

test('who moves keeps the old position until yesterday', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  await importLines(site, ['007,Berg,Anna,Quality,,Analyst,A,7/30/2011,,,1']);
  expect((await profileOf(site, '007')).positions).toMatchObject([
    { unitName: 'Quality', title: 'Analyst', validFrom: '2026-03-14', validTo: null },
    { unitName: 'Filling', title: 'Operator', validFrom: '2011-07-30', validTo: '2026-03-13' },
  ]);
  expect(await personOf(site, '007', '2026-03-13')).toMatchObject({ unitName: 'Filling', title: 'Operator' });
  expect((await previewLines(site, ['007,Berg,Anna,Quality,,Analyst,A,7/30/2011,,,1'])).dryRun?.totals).toMatchObject({ unchanged: 1 });
});

test('who leaves loses the position after the last day, even when a move was recorded since', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna, olof]);
  await importLines(site, ['007,Berg,Anna,Quality,,Analyst,A,7/30/2011,,,1', olof]);
  const left = ['007,Berg,Anna,Quality,,Analyst,A,7/30/2011,3/1/2026,,1', olof];
  await importLines(site, left, 'one of two leaves');
  expect((await profileOf(site, '007')).positions.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
    ['2026-03-01', '2026-03-01'],
    ['2011-07-30', '2026-02-28'],
  ]);
  expect(
    (await site.client.people.list({ asOf: null, unitId: null, includeLeavers: false })).people.map(({ employeeNumber }) => employeeNumber),
  ).toEqual(['008']);
  expect((await previewLines(site, left)).dryRun?.totals).toMatchObject({ unchanged: 2, update: 0 });
});

test('a person of whom only the name is known has no position until the file says where they work', async () => {
  const site = await makeTestSite();
  await importLines(site, ['007,Berg,Anna,,,,,7/30/2011,,,1']);
  expect((await profileOf(site, '007')).positions).toEqual([]);
  expect((await site.client.people.units()).units).toEqual([]);
  await importLines(site, ['007,Berg,Anna,Production,,,,7/30/2011,,,1']);
  expect((await profileOf(site, '007')).positions).toMatchObject([
    { title: '', roleName: 'No job title', unitName: 'Production', validFrom: '2026-03-14' },
  ]);
  expect((await previewLines(site, ['007,Berg,Anna,Production,,,,7/30/2011,,,1'])).dryRun?.totals).toMatchObject({ unchanged: 1 });
});

test('requirements of a role reach the people who come with it', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  const [role] = (await site.client.jobRoles.list()).roles;
  const need = requirementItem({ roleId: role?.roleId ?? '', competencyId: 'loto', validityMonths: 12 });
  await approveItems(site, await makeLibrary(site), [scaleItem('scale'), competencyItem('loto', { scaleId: 'scale' }), need], '2026-01-01');
  await importLines(site, [anna, olof]);
  expect(await personOf(site, '008')).toMatchObject({ required: 1, ready: 0, worst: 'neverAssessed' });
});

test('the same person cannot approve what they prepared', async () => {
  const site = await makeTestSite();
  const { previewId } = await previewLines(site, [anna]);
  const before = await logLength(site.station);
  await expect(commitPreview(site, previewId, { login: 'ada' })).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  const withoutLogin = {
    previewId,
    origin: 'HR office',
    tripwireReason: null,
    profileName: 'HRIS',
    signature: { passphrase: passphraseOf('ada') },
  };
  await expect(site.client.imports.commit(withoutLogin)).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  expect(await logLength(site.station)).toBe(before);
  expect((await site.client.imports.list()).batches).toEqual([]);
});

test('nor can a second account of theirs', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna, olof]);
  const { personId } = await personOf(site, '007');
  await enrol(site, 'cora', { grants: [{ role: 'administrator', unitId: null }], personId });
  const ada = await accountByLogin(recordOf(site), 'ada');
  if (ada === undefined) throw new Error('ada has no account');
  await writeRecord(site, 'user_account', ada.userId, { ...ada, personId });
  await signIn(site, 'ada');
  const { previewId } = await previewLines(site, [anna, olof]);
  await expect(commitPreview(site, previewId, { login: 'cora' })).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
});

test('a wrong passphrase or an approver without the permission approves nothing', async () => {
  const site = await makeTestSite();
  await enrol(site, 'cora');
  const { previewId } = await previewLines(site, [anna]);
  const input = { previewId, origin: 'HR office', tripwireReason: null, profileName: 'HRIS' };
  await expect(site.client.imports.commit({ ...input, signature: { login: 'ben', passphrase: 'not the one' } })).rejects.toMatchObject({
    code: 'WrongPassphrase',
  });
  await expect(commitPreview(site, previewId, { login: 'cora' })).rejects.toMatchObject({
    code: 'NotPermitted',
    data: { permission: 'people.import' },
  });
  expect((await site.client.imports.list()).batches).toEqual([]);
  expect(await commitPreview(site, previewId)).toMatchObject({ created: 1 });
});

test('a preview is committed once, and an older or unknown one not at all', async () => {
  const site = await makeTestSite();
  const first = await previewLines(site, [anna]);
  const second = await previewLines(site, [anna, olof]);
  await expect(commitPreview(site, first.previewId)).rejects.toMatchObject({ code: 'PreviewExpired' });
  await commitPreview(site, second.previewId);
  await expect(commitPreview(site, second.previewId)).rejects.toMatchObject({ code: 'PreviewExpired' });
});

test('a preview of yesterday, or of people who changed since, is outdated', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  const yesterday = await previewLines(site, [anna, olof]);
  site.clock.now = new Date('2026-03-15T10:00:00.000Z');
  await expect(commitPreview(site, yesterday.previewId)).rejects.toMatchObject({ code: 'PreviewOutdated' });
  const { previewId } = await previewLines(site, [anna, olof]);
  const [known] = await allPersons(recordOf(site));
  if (known === undefined) throw new Error('nobody was imported');
  await writeRecord(site, 'person', known.personId, { ...known, familyName: 'Ek' });
  await expect(commitPreview(site, previewId)).rejects.toMatchObject({ code: 'PreviewOutdated' });
  expect((await site.client.imports.list()).batches).toHaveLength(1);
});

test('an incomplete mapping cannot be committed', async () => {
  const site = await makeTestSite();
  const columns = monthFirst.map((entry) => (entry.field === 'employeeNumber' ? { ...entry, field: null } : entry));
  const { previewId } = await previewLines(site, [anna], { columns });
  await expect(commitPreview(site, previewId)).rejects.toMatchObject({
    code: 'MappingIncomplete',
    data: { missing: [expect.stringContaining('employee number')] },
  });
});

test('a file that trips a guard needs a reason, which the log keeps', async () => {
  const site = await makeTestSite();
  const crowd = Array.from({ length: 10 }, (_, index) => `1${index},Person${index},A,Production,,Operator,,7/30/2011,,,1`);
  await importLines(site, crowd);
  const { previewId, dryRun } = await previewLines(site, crowd.slice(5));
  expect(dryRun?.tripwires).toEqual([{ code: 'ManyAbsent', text: expect.stringContaining('5 of 10') }]);
  const refused = { code: 'TripwireNotAccepted', data: { codes: ['ManyAbsent'] } };
  await expect(commitPreview(site, previewId)).rejects.toMatchObject(refused);
  await expect(commitPreview(site, previewId, { tripwireReason: '' })).rejects.toMatchObject(refused);
  await commitPreview(site, previewId, { tripwireReason: 'Only the second half was exported' });
  expect(await newestEntry(site)).toMatchObject({ action: 'imports.commit', reason: { text: 'Only the second half was exported' } });
});

test('an unknown batch is told', async () => {
  const { client } = await makeTestSite();
  await expect(client.imports.get({ batchId: 'nothing' })).rejects.toMatchObject({ code: 'BatchNotFound' });
});
