import { expect, test } from 'vitest';
import { addOpenerSlot, listOpeners } from '../../../electron/service/vault/opener-slots';
import { logLength, newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { addUser, enrol, signIn } from '../../support/users';

const idOf = async ({ client }: TestSite, login: string): Promise<string> => {
  const found = (await client.users.list()).users.find((user) => user.login === login);
  if (found === undefined) throw new Error(`no user ${login}`);
  return found.userId;
};
const assessor = { role: 'assessor', unitId: null } as const;
const administrator = { role: 'administrator', unitId: null } as const;

test('the list tells who there is, in which roles, and whose key may sign', async () => {
  const site = await makeTestSite();
  await addUser(site, 'cora');
  const { users } = await site.client.users.list();
  expect(
    users.map(({ login, kind, isActive, keyState, grants }) => ({
      login,
      kind,
      isActive,
      keyState,
      roles: grants.map(({ role }) => role).toSorted(),
    })),
  ).toEqual([
    { login: 'ada', kind: 'opener', isActive: true, keyState: 'attested', roles: ['administrator', 'assessor', 'frameworkSteward'] },
    { login: 'ben', kind: 'opener', isActive: true, keyState: 'attested', roles: ['administrator', 'assessor', 'frameworkSteward'] },
    { login: 'cora', kind: 'opener', isActive: true, keyState: 'awaitingPassphrase', roles: ['assessor'] },
  ]);
  expect(users[0]).toMatchObject({
    attestedBy: 'Ben Birch',
    identityProof: { document: 'works pass', verifiedOn: '2020-01-02' },
    statement: { version: 1, signature: 'valid' },
    lastReset: null,
    keyFingerprint: expect.stringMatching(/^([0-9A-F]{4} ?){5}$/),
  });
  expect(users[2]).toMatchObject({ attestedBy: null, keyFingerprint: null, statement: null, passphrase: null });
  expect(await site.client.users.own()).toEqual(users[0]);
});

test('somebody without the permission neither sees nor changes accounts', async () => {
  const site = await makeTestSite();
  const userId = await enrol(site, 'cora');
  await signIn(site, 'cora');
  const { client } = site;
  const denied = { code: 'NotPermitted' };
  await expect(client.users.list()).rejects.toMatchObject({ ...denied, data: { permission: 'users.read' } });
  await expect(addUser(site, 'dan')).rejects.toMatchObject(denied);
  await expect(client.users.deactivate({ userId, reason: 'leaves' })).rejects.toMatchObject(denied);
  await expect(client.users.assignRoles({ userId, grants: [administrator], reason: 'wants it' })).rejects.toMatchObject(denied);
  await expect(client.users.attest({ userId, reason: 'wants it' })).rejects.toMatchObject(denied);
  expect(await client.users.own()).toMatchObject({ login: 'cora', keyState: 'attested' });
});

test('a new account leaves one entry with its roles, and a secret that can be read out', async () => {
  const site = await makeTestSite();
  const before = await logLength(site.station);
  const { userId, oneTimeSecret } = await addUser(site, 'Cora');
  expect(oneTimeSecret).toMatch(/^([0-9a-hjkmnp-tv-z]{5}-){3}[0-9a-hjkmnp-tv-z]{5}$/);
  expect(await logLength(site.station)).toBe(before + 1);
  const entry = await newestEntry(site.station);
  expect(entry).toMatchObject({
    action: 'users.add',
    role: 'administrator',
    entityId: userId,
    reason: 'joins the office',
    changes: [
      { entity: 'user_account', old: null, new: { login: 'cora', kind: 'opener', identityDocument: 'works pass' } },
      { entity: 'identity_proof', old: null, new: { userId, verifiedBy: 'Ada Alder', verifiedOn: '2020-01-02' } },
      { entity: 'user_role', old: null, new: { userId, role: 'assessor', isActive: 1 } },
    ],
  });
  expect(JSON.stringify(entry)).not.toContain(oneTimeSecret);
});

test('a user id is never given twice, in any spelling, not even after its account has ended', async () => {
  const site = await makeTestSite();
  await expect(addUser(site, 'ADA')).rejects.toMatchObject({ code: 'LoginTaken', data: { login: 'ada' } });
  const userId = await enrol(site, 'cora');
  await site.client.users.deactivate({ userId, reason: 'left the works' });
  await expect(addUser(site, 'cora')).rejects.toMatchObject({ code: 'LoginTaken' });
  await expect(addUser(site, 'cora', { kind: 'signer' })).rejects.toMatchObject({ code: 'LoginTaken' });

  const composed = 'j\u00fcrgen';
  const decomposed = 'JU\u0308RGEN';
  const { userId: juergen } = await addUser(site, composed, { kind: 'signer' });
  await expect(addUser(site, decomposed)).rejects.toMatchObject({ code: 'LoginTaken', data: { login: composed } });
  const signature = { login: 'ben', passphrase: passphraseOf('ben') };
  const identityProof = { document: 'works pass', verifiedBy: 'Ada Alder', verifiedOn: '2026-03-14' };
  await site.client.users.reset({ userId: juergen, identityProof, reason: 'lost the secret', signature });
  await expect(addUser(site, decomposed, { kind: 'signer' })).rejects.toMatchObject({ code: 'LoginTaken' });
});

test('no account is made whose user id or printed name passes for that of another', async () => {
  const site = await makeTestSite();
  await expect(addUser(site, '\u0430da')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  for (const printedName of ['Ada Alder\u200b', 'redlA adA\u202e', 'Ada\nAlder'])
    await expect(addUser(site, 'cora', { printedName })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect((await site.client.users.list()).users).toHaveLength(2);
});

test('identity is proved before an account is made, not later', async () => {
  const { client } = await makeTestSite();
  const add = (verifiedOn: string) =>
    client.users.add({
      login: 'cora',
      printedName: 'Cora Cole',
      personId: null,
      kind: 'signer',
      grants: [assessor],
      identityProof: { document: 'passport', verifiedBy: 'Ada Alder', verifiedOn },
      reason: 'joins the office',
    });
  await expect(add('2026-03-15')).rejects.toMatchObject({ code: 'VerifiedLater' });
  await expect(add('14.3.2026')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await add('2026-03-14');
});

test('an account stands for a person that there is, and for whom there is no other', async () => {
  const site = await makeTestSite();
  await expect(addUser(site, 'cora', { personId: 'nobody' })).rejects.toMatchObject({ code: 'PersonNotFound' });
  await site.station.open?.db
    .insertInto('person')
    .values({
      personId: 'p-1',
      employeeNumber: '1',
      givenName: 'Cora',
      familyName: 'Cole',
      recordedFrom: 1,
      recordedTo: null,
    })
    .execute();
  await addUser(site, 'cora', { personId: 'p-1' });
  await expect(addUser(site, 'cora2', { personId: 'p-1' })).rejects.toMatchObject({ code: 'PersonHasAccount', data: { login: 'cora' } });
});

test('a role is given for a unit only where it is held by unit, and only for one that there is', async () => {
  const site = await makeTestSite();
  const add = (role: 'assessor' | 'administrator') => addUser(site, 'cora', { grants: [{ role, unitId: 'u-1' }] });
  await expect(add('assessor')).rejects.toMatchObject({ code: 'UnitNotFound', data: { unitId: 'u-1' } });
  await site.station.open?.db
    .insertInto('org_unit')
    .values({
      unitId: 'u-1',
      parentId: null,
      kind: 'unit',
      name: 'Boiler house',
      validFrom: '2026-01-01',
      recordedFrom: 1,
      recordedTo: null,
    })
    .execute();
  await expect(add('administrator')).rejects.toMatchObject({ code: 'NotByUnit', data: { role: 'administrator' } });
  await add('assessor');
  const userId = await idOf(site, 'cora');
  const assign = (unitId: string) =>
    site.client.users.assignRoles({ userId, grants: [{ role: 'lineManager', unitId }], reason: 'new task' });
  await expect(assign('u-2')).rejects.toMatchObject({ code: 'UnitNotFound' });
  await assign('u-1');
  expect((await site.client.users.list()).users.find((user) => user.userId === userId)?.grants).toEqual([
    { role: 'lineManager', unitId: 'u-1' },
  ]);
});

test('a deactivated opener cannot unlock again, and the log says why', async () => {
  const site = await makeTestSite();
  const { client, station } = site;
  const userId = await enrol(site, 'cora');
  await client.users.deactivate({ userId, reason: 'left the works' });
  expect(await newestEntry(station)).toMatchObject({
    action: 'users.deactivate',
    entityId: userId,
    reason: 'left the works',
    changes: [{ entity: 'user_account', old: { isActive: 1 }, new: { isActive: 0 } }],
  });
  const openers = station.open === null ? null : listOpeners(station.open.vault);
  expect(openers?.ok === true && openers.value.map((opener) => opener.userId)).toEqual([await idOf(site, 'ada'), await idOf(site, 'ben')]);
  await client.session.lock();
  await expect(client.session.unlock({ login: 'cora', passphrase: passphraseOf('cora') })).rejects.toMatchObject({
    code: 'WrongPassphrase',
  });
  await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  for (const again of [
    client.users.deactivate({ userId, reason: 'left the works' }),
    client.users.assignRoles({ userId, grants: [assessor], reason: 'comes back' }),
    client.users.attest({ userId, reason: 'comes back' }),
  ]) {
    await expect(again).rejects.toMatchObject({ code: 'NotActive' });
  }
});

test('a deactivated signer’s wrapped keys are gone', async () => {
  const site = await makeTestSite();
  const { userId } = await addUser(site, 'wim', { kind: 'signer' });
  const slots = () => site.station.open?.db.selectFrom('signer_slot').select('userId').execute();
  expect(await slots()).toEqual([{ userId }]);
  await site.client.users.deactivate({ userId, reason: 'left the works' });
  expect(await slots()).toEqual([]);
});

test('the site keeps two people who can open it, an administrator among them', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const ben = await idOf(site, 'ben');
  await expect(client.users.deactivate({ userId: ben, reason: 'left the works' })).rejects.toMatchObject({ code: 'LastAdministrator' });
  await addUser(site, 'wim', { kind: 'signer', grants: [administrator] });
  await expect(client.users.deactivate({ userId: ben, reason: 'left the works' })).rejects.toMatchObject({ code: 'LastAdministrator' });
  await enrol(site, 'cora', { grants: [assessor] });
  await client.users.deactivate({ userId: ben, reason: 'left the works' });
  await enrol(site, 'dan', { grants: [administrator] });
  await signIn(site, 'dan');
  await client.users.assignRoles({ userId: await idOf(site, 'ada'), grants: [assessor], reason: 'steps down' });
  await signIn(site, 'ada');
  await expect(client.users.list()).rejects.toMatchObject({ code: 'NotPermitted' });
});

test('roles that are taken away end, new ones begin, and what stays is not touched', async () => {
  const site = await makeTestSite();
  const ben = await idOf(site, 'ben');
  await site.client.users.assignRoles({ userId: ben, grants: [administrator, { role: 'hrPartner', unitId: null }], reason: 'new task' });
  const { changes, ...entry } = await newestEntry(site.station);
  expect(entry).toMatchObject({ action: 'users.assignRoles', entityId: ben, reason: 'new task' });
  expect(changes.map((change) => change.new)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ role: 'assessor', isActive: 0 }),
      expect.objectContaining({ role: 'frameworkSteward', isActive: 0 }),
      expect.objectContaining({ role: 'hrPartner', isActive: 1 }),
    ]),
  );
  expect(changes.filter(({ entity }) => entity === 'user_role')).toHaveLength(3);
});

test('nobody deactivates themselves, gives themselves a role or attests their own key', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const ada = await idOf(site, 'ada');
  const own = { code: 'OwnAccount' };
  await expect(client.users.deactivate({ userId: ada, reason: 'wants it' })).rejects.toMatchObject(own);
  await expect(client.users.assignRoles({ userId: ada, grants: [administrator], reason: 'wants it' })).rejects.toMatchObject(own);
  await expect(client.users.attest({ userId: ada, reason: 'wants it' })).rejects.toMatchObject(own);
});

test('a key is attested once, by somebody else, who is named', async () => {
  const site = await makeTestSite();
  const { client, station } = site;
  const { userId } = await addUser(site, 'cora');
  await expect(client.users.attest({ userId, reason: 'too early' })).rejects.toMatchObject({ code: 'NothingToAttest' });
  await enrol(site, 'dan');
  expect(await newestEntry(station)).toMatchObject({
    action: 'users.attest',
    reason: 'compared in person',
    changes: [
      { entity: 'user_key', old: { state: 'awaitingAttestation' }, new: { state: 'attested', attestedBy: await idOf(site, 'ada') } },
    ],
  });
  await expect(client.users.attest({ userId: await idOf(site, 'dan'), reason: 'once more' })).rejects.toMatchObject({
    code: 'NothingToAttest',
  });
  await signIn(site, 'dan');
  expect(await client.session.get()).toMatchObject({ user: { maySign: true } });
});

test('an unknown user is said to be unknown', async () => {
  const { client } = await makeTestSite();
  const unknown = { code: 'UserNotFound', data: { userId: 'nobody' } };
  await expect(client.users.deactivate({ userId: 'nobody', reason: 'left' })).rejects.toMatchObject(unknown);
  await expect(client.users.assignRoles({ userId: 'nobody', grants: [assessor], reason: 'new' })).rejects.toMatchObject(unknown);
  await expect(client.users.attest({ userId: 'nobody', reason: 'new' })).rejects.toMatchObject(unknown);
});

test('a slot left by an addition that never reached the record gives way to the next one of that user id', async () => {
  const site = await makeTestSite();
  const vault = site.station.open?.vault;
  if (vault === undefined) throw new Error('the site is locked');
  await addOpenerSlot(vault, { userId: 'interrupted', login: 'cora', passphrase: 'left behind', mustChoosePassphrase: true });
  const { userId } = await addUser(site, 'cora');
  const openers = listOpeners(vault);
  expect(openers.ok && openers.value.map((opener) => opener.userId)).toEqual([await idOf(site, 'ada'), await idOf(site, 'ben'), userId]);
});
