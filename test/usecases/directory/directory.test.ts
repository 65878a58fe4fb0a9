import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commitDirectory, directoryFile, previewDirectory } from '../../support/directory';
import { newestEntry, recordOf } from '../../support/framework';
import { makePerson } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { addUser, enrol, signIn } from '../../support/users';

const reason = 'asked by a test';
const anna = { userName: 'a.berg', displayName: 'Anna Berg', externalId: 'N-anna' };

const open = async ({ client }: TestSite) => (await client.directory.list({ includeDecided: false })).proposals;
const everything = async ({ client }: TestSite) => (await client.directory.list({ includeDecided: true })).proposals;
const rolesOf = async (site: TestSite) => recordOf(site).selectFrom('user_role').select(['userId', 'role']).orderBy('grantId').execute();
const accountsOf = async (site: TestSite) =>
  recordOf(site).selectFrom('user_account').select(['login', 'isActive']).orderBy('login').execute();

test('a file with roles and groups proposes accounts, gives no role, and makes no account of itself', async () => {
  const site = await makeTestSite();
  await makePerson(site, 'anna');
  const before = { roles: await rolesOf(site), accounts: await accountsOf(site) };
  const withRoles = {
    ...anna,
    roles: [{ value: 'administrator', primary: true }],
    groups: [{ value: 'g1', display: 'Administrators' }],
    entitlements: ['users.manage'],
  };
  const preview = await previewDirectory(site, directoryFile([withRoles]));
  expect(preview.roleColumns).toEqual(expect.arrayContaining(['roles[0].value', 'groups[0].display', 'entitlements']));
  expect(preview.columns).toEqual(['userName', 'displayName', 'active', 'externalId']);
  await commitDirectory(site, [withRoles]);
  expect({ roles: await rolesOf(site), accounts: await accountsOf(site) }).toEqual(before);
  expect(await open(site)).toMatchObject([
    { action: 'create', userName: 'a.berg', displayName: 'Anna Berg', person: { personId: 'anna' }, account: null, state: 'open' },
  ]);
  const { changes } = await newestEntry(site);
  expect(JSON.stringify(changes)).not.toMatch(/Administrators|users\.manage/);
});

test('who is inactive there loses the account by a proposal, who is absent from the file does not', async () => {
  const site = await makeTestSite();
  await makePerson(site, 'cleo-berg');
  const { userId } = await addUser(site, 'cleo', { personId: 'cleo-berg' });
  await addUser(site, 'dora');
  await commitDirectory(site, [
    { userName: 'Cleo', active: false },
    { userName: 'nobody.here', active: false },
  ]);
  const [proposal] = await open(site);
  expect(proposal).toMatchObject({
    action: 'disable',
    userName: 'Cleo',
    person: { personId: 'cleo-berg' }, // the account's, where the file has no employee number
    account: { userId, login: 'cleo', isActive: true },
  });
  expect(await open(site)).toHaveLength(1);
  await site.client.users.deactivate({ userId, reason: 'left the works' });
  expect(await open(site)).toEqual([]);
  expect(await everything(site)).toMatchObject([
    { state: 'accepted', account: { isActive: false }, decision: { by: 'Ada Alder', reason: 'left the works' } },
  ]);
});

test('a file that would end many accounts is held up until somebody says why, and the reason stays with it', async () => {
  const site = await makeTestSite();
  await addUser(site, 'cleo');
  // One of three is more than a fifth, and one alone is never many.
  const one = await previewDirectory(site, directoryFile([{ userName: 'cleo', active: false }]));
  expect(one.tripwires).toEqual([]);
  for (const login of ['dora', 'emma']) await addUser(site, login);
  const inactive = ['cleo', 'dora', 'emma'].map((userName) => ({ userName, active: false }));
  const { previewId, tripwires } = await previewDirectory(site, directoryFile(inactive));
  expect(tripwires).toEqual([{ code: 'ManyDisables', text: '3 of 5 active accounts would be proposed to be ended.' }]);
  const signature = { login: 'ben', passphrase: passphraseOf('ben') };
  const commit = (tripwireReason: string | null) => site.client.directory.commit({ previewId, origin: 'stick', tripwireReason, signature });
  for (const none of [null, ''])
    await expect(commit(none)).rejects.toMatchObject({ code: 'TripwireNotAccepted', data: { codes: ['ManyDisables'] } });
  expect(await open(site)).toEqual([]);
  const { batchId } = await commit('the trainees have left');
  expect(await open(site)).toHaveLength(3);
  expect(await site.client.imports.get({ batchId })).toMatchObject({ tripwireReason: 'the trainees have left' });
});

test('an account with the user id, the person or the name of the proposal answers it', async () => {
  const site = await makeTestSite();
  await makePerson(site, 'anna');
  await commitDirectory(site, [anna, { userName: 'b.lind@works.example', displayName: 'Olof Lind' }, { userName: 'c.holm' }]);
  const byName = new Map((await open(site)).map(({ userName, proposalId }) => [userName, proposalId]));
  await addUser(site, 'anna.b', { personId: 'anna' });
  await addUser(site, 'c.holm');
  expect((await open(site)).map(({ userName }) => userName)).toEqual(['b.lind@works.example']);
  const user = {
    login: 'olof',
    printedName: 'Olof Lind',
    personId: null,
    kind: 'opener',
    grants: [{ role: 'hrPartner', unitId: null }],
    identityProof: { document: 'works pass', verifiedBy: 'Ada Alder', verifiedOn: '2020-01-02' },
    reason,
  } as const;
  const proposalId = byName.get('b.lind@works.example') ?? '';
  await site.client.users.add({ ...user, grants: [...user.grants], proposalId });
  expect(await open(site)).toEqual([]);
  await expect(site.client.users.add({ ...user, login: 'olof2', grants: [...user.grants], proposalId })).rejects.toMatchObject({
    code: 'ProposalNotFound',
  });
  // the same file again: under which user id each is known here is remembered
  const again = await previewDirectory(site, directoryFile([{ userName: 'b.lind@works.example' }, { userName: 'c.holm' }]));
  expect(again.totals).toEqual({ create: 0, disable: 0, withdrawn: 0, unchanged: 2, rejected: 0 });
});

test('what is proposed already is not proposed twice, and what the directory takes back is withdrawn', async () => {
  const site = await makeTestSite();
  await commitDirectory(site, [anna]);
  expect((await previewDirectory(site, directoryFile([anna]))).totals).toMatchObject({ create: 0, unchanged: 1 });
  const answer = await commitDirectory(site, [{ ...anna, active: false }]);
  expect(answer).toMatchObject({ proposals: 0, withdrawn: 1 });
  expect(await everything(site)).toMatchObject([
    { state: 'declined', decision: { by: 'Ben Birch', reason: 'directory.json no longer asks for it.' } },
  ]);
});

test('an ended account and a person who has one already are refused by row', async () => {
  const site = await makeTestSite();
  await makePerson(site, 'anna');
  await addUser(site, 'anna.b', { personId: 'anna' });
  const { userId } = await addUser(site, 'cleo');
  await site.client.users.deactivate({ userId, reason });
  const { rejects, totals } = await previewDirectory(site, directoryFile([anna, { userName: 'cleo' }]));
  expect(rejects.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
    [1, 'PersonHasAccount'],
    [2, 'AccountEnded'],
  ]);
  expect(totals).toMatchObject({ create: 0, rejected: 2 });
});

test('the person who prepared a file does not approve it, and a record that changed since asks for another preview', async () => {
  const site = await makeTestSite();
  await expect(commitDirectory(site, [anna], 'ada')).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  expect(await open(site)).toEqual([]);
  const { previewId } = await previewDirectory(site, directoryFile([anna]));
  await addUser(site, 'a.berg');
  const signature = { login: 'ben', passphrase: passphraseOf('ben') };
  await expect(site.client.directory.commit({ previewId, origin: 'stick', signature })).rejects.toMatchObject({ code: 'PreviewOutdated' });
  await expect(site.client.directory.commit({ previewId: 'gone', origin: 'stick', signature })).rejects.toMatchObject({
    code: 'PreviewExpired',
  });
  expect(await everything(site)).toEqual([]);
});

test('a proposal is declined with a reason, once, and entered in the log', async () => {
  const site = await makeTestSite();
  await commitDirectory(site, [anna]);
  const [proposal] = await open(site);
  const proposalId = proposal?.proposalId ?? '';
  await site.client.directory.decline({ proposalId, reason: 'works elsewhere' });
  await expect(site.client.directory.decline({ proposalId, reason })).rejects.toMatchObject({ code: 'ProposalNotFound' });
  expect(await everything(site)).toMatchObject([{ state: 'declined', decision: { by: 'Ada Alder', reason: 'works elsewhere' } }]);
  expect(await newestEntry(site)).toMatchObject({
    action: 'directory.decline',
    reason: { text: 'works elsewhere' },
  });
});

test('only administrators bring and decide; whoever may read accounts reads what is proposed', async () => {
  const site = await makeTestSite();
  await enrol(site, 'hr', { grants: [{ role: 'hrPartner', unitId: null }] });
  await enrol(site, 'audit', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  await commitDirectory(site, [anna]);
  const [proposal] = await open(site);
  await signIn(site, 'hr');
  const { client } = site;
  await expect(previewDirectory(site, directoryFile([anna]))).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(client.directory.list({ includeDecided: false })).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(client.directory.decline({ proposalId: proposal?.proposalId ?? '', reason })).rejects.toMatchObject({
    code: 'NotPermitted',
  });
  await signIn(site, 'audit');
  expect(await open(site)).toHaveLength(1);
  await expect(client.directory.decline({ proposalId: proposal?.proposalId ?? '', reason })).rejects.toMatchObject({
    code: 'NotPermitted',
  });
});

test('a file that is no directory says why', async () => {
  const site = await makeTestSite();
  const why = async (text: string) =>
    site.client.directory.preview({ source: { file: new Blob([text]), fileName: 'x' } }).then(
      () => 'read',
      (error: { readonly data?: { readonly why?: string } }) => error.data?.why ?? 'another error',
    );
  expect(await why('')).toBe('It is empty.');
  expect(await why('{"schemas":["urn:x:Group"],"displayName":"g"}')).toBe('It holds no users.');
  expect(await why('{"Resources":[{"userName":"a"}')).toContain('cut off');
  expect(await why('Name,Mail\nAnna,a@b.example\n')).toContain('userName');
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'directory-')), 'directory.csv');
  writeFileSync(file, 'status,loginName,mail,firstName,lastName\nactive,a.berg,a@b.example,Anna,Berg\n');
  site.dialogs.push(file);
  const chosen = await site.client.directory.chooseFile();
  const { proposals, fileName } = await site.client.directory.preview({ source: { handle: chosen?.handle ?? '' } });
  expect(fileName).toBe('directory.csv');
  expect(proposals).toMatchObject([{ rowNumber: 2, action: 'create', userName: 'a.berg', displayName: 'Anna Berg' }]);
});
