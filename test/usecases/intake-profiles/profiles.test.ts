import { expect, test } from 'vitest';
import { newestEntry, recordOf } from '../../support/framework';
import { importLines, monthFirst, plainContent, previewLines, readPreview } from '../../support/imported-people';
import { logLength } from '../../support/log';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const reason = 'a new source';
const signature = { login: 'ben', passphrase: passphraseOf('ben') };
const anna = '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1';

const make = ({ client }: TestSite, name = 'Payroll') =>
  client.intakeProfiles.save({ profileId: null, basis: 0, name, content: plainContent, reason, signature });

test('a profile is prepared by one person and approved by another, revision by revision', async () => {
  const site = await makeTestSite();
  const { profileId, revision } = await make(site);
  expect(revision).toBe(1);
  const content = { ...plainContent, guards: { terminations: 0.05, absent: 0.1 } };
  await site.client.intakeProfiles.save({ profileId, basis: 1, name: 'Payroll North', content, reason, signature });
  expect(await newestEntry(site)).toMatchObject({ action: 'intakeProfiles.save', entityId: profileId, reason: { text: reason } });
  expect(await site.client.intakeProfiles.get({ profileId })).toMatchObject({
    name: 'Payroll North',
    revision: 2,
    preparedBy: 'Ada Alder',
    approvedBy: 'Ben Birch',
    content: { guards: { terminations: 0.05 } },
    signatures: [{ printedName: 'Ben Birch', isValid: true, revision: 2 }],
    history: [
      { revision: 2, name: 'Payroll North' },
      { revision: 1, name: 'Payroll', content: { guards: { terminations: 0.2 } } },
    ],
  });
  expect((await site.client.intakeProfiles.list()).profiles).toMatchObject([{ profileId, revision: 2, imports: 0, records: 0 }]);
});

test('nobody approves the profile that they prepared', async () => {
  const site = await makeTestSite();
  const own = { login: 'ada', passphrase: passphraseOf('ada') };
  const asked = site.client.intakeProfiles.save({ profileId: null, basis: 0, name: 'P', content: plainContent, reason, signature: own });
  await expect(asked).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  expect((await site.client.intakeProfiles.list()).profiles).toEqual([]);
});

test('what cannot be read by, a taken name, an older revision and a change of nothing are refused by name', async () => {
  const site = await makeTestSite();
  const { profileId } = await make(site);
  const before = await logLength(site.station);
  const save = (part: object) =>
    site.client.intakeProfiles.save({ profileId, basis: 1, name: 'Payroll', content: plainContent, reason, signature, ...part });
  await expect(save({})).rejects.toMatchObject({ code: 'Unchanged' });
  await expect(save({ basis: 0, name: 'Other' })).rejects.toMatchObject({ code: 'ProfileChanged' });
  await expect(save({ profileId: null, basis: 0, name: 'PAYROLL' })).rejects.toMatchObject({ code: 'NameTaken' });
  await expect(save({ profileId: 'none', basis: 1 })).rejects.toMatchObject({ code: 'ProfileNotFound' });
  const salary = monthFirst.map((one) => (one.column === 'Salary' ? { ...one, field: 'location' as const } : one));
  await expect(save({ content: { ...plainContent, columns: salary } })).rejects.toMatchObject({
    code: 'ProfileUnusable',
    data: { problems: [expect.stringContaining('cannot be kept')] },
  });
  const twice = [...monthFirst, ...monthFirst.slice(10)];
  await expect(save({ content: { ...plainContent, columns: twice } })).rejects.toMatchObject({ code: 'ProfileUnusable' });
  await expect(site.client.intakeProfiles.get({ profileId: 'none' })).rejects.toMatchObject({ code: 'ProfileNotFound' });
  expect(await logLength(site.station)).toBe(before);
});

test('no file is read by a retired profile, and what came by it stays', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  const [profile] = (await site.client.intakeProfiles.list()).profiles;
  const profileId = profile?.profileId ?? '';
  expect(profile).toMatchObject({ name: 'HRIS', imports: 1, records: 1 });
  await site.client.intakeProfiles.retire({ profileId, reason, signature });
  await expect(previewLines(site, [anna])).rejects.toMatchObject({ code: 'ProfileNotFound' });
  await expect(site.client.intakeProfiles.retire({ profileId, reason, signature })).rejects.toMatchObject({ code: 'ProfileRetired' });
  await expect(
    site.client.intakeProfiles.save({ profileId, basis: 2, name: 'HRIS', content: plainContent, reason, signature }),
  ).rejects.toMatchObject({ code: 'ProfileRetired' });
  expect(await recordOf(site).selectFrom('source_record').select('externalKey').where('recordedTo', 'is', null).execute()).toHaveLength(1);
});

test('a profile that an import changes becomes its next revision, approved with the import', async () => {
  const site = await makeTestSite();
  expect(await importLines(site, [anna])).toMatchObject({ profileRevision: 1 });
  expect(await importLines(site, [anna])).toMatchObject({ profileRevision: 1 });
  const columns = monthFirst.map((one) => (one.field === 'shift' ? { ...one, field: null } : one));
  const { batchId } = await importLines(site, [anna], null, { columns });
  expect(await site.client.imports.get({ batchId })).toMatchObject({ profileName: 'HRIS', profileRevision: 2 });
  const [profile] = (await site.client.intakeProfiles.list()).profiles;
  expect(profile).toMatchObject({ revision: 2, approvedBy: 'Ben Birch', preparedBy: 'Ada Alder' });
});

test('a new profile needs a name that no other has', async () => {
  const site = await makeTestSite();
  await make(site);
  const { previewId } = await readPreview(site, {
    source: { file: new Blob(['EmpID,Name\n1,Anna Berg\n']), fileName: 'p.csv' },
    profile: { profileId: null, content: null },
  });
  const commit = (profileName: string | null) =>
    site.client.imports.commit({ previewId, origin: 'stick', tripwireReason: null, profileName, signature });
  await expect(commit(null)).rejects.toMatchObject({ code: 'ProfileNameNeeded' });
  await expect(commit('payroll')).rejects.toMatchObject({ code: 'ProfileNameNeeded' });
  expect(await commit('Names')).toMatchObject({ created: 1, profileRevision: 1 });
});

test('a preview whose profile was changed meanwhile is outdated', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  const { previewId, profile } = await previewLines(site, [anna]);
  const content = { ...plainContent, guards: { terminations: 0.5, absent: 0.5 } };
  await site.client.intakeProfiles.save({ profileId: profile?.profileId ?? '', basis: 1, name: 'HRIS', content, reason, signature });
  await expect(
    site.client.imports.commit({ previewId, origin: 'stick', tripwireReason: null, profileName: null, signature }),
  ).rejects.toMatchObject({ code: 'PreviewOutdated' });
});

test('who may not import makes and reads no profile', async () => {
  const site = await makeTestSite();
  const { profileId } = await make(site);
  await enrol(site, 'cora');
  await signIn(site, 'cora');
  await expect(site.client.intakeProfiles.list()).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(site.client.intakeProfiles.get({ profileId })).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(make(site, 'Other')).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(site.client.intakeProfiles.retire({ profileId, reason, signature })).rejects.toMatchObject({ code: 'NotPermitted' });
});
