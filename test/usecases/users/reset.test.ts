import { describe, expect, test } from 'vitest';
import { replaceSlotPassphrase } from '../../../electron/service/vault/opener-slots';
import { attest, idOf, lockOut, resetInput } from '../../support/accounts';
import { signInput, makeWorks } from '../../support/assessments';
import { newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf } from '../../support/site';
import { addUser, enrol, enrolSigner, signIn } from '../../support/users';

const next = 'four other green 44 kettles';
const assessor = { role: 'assessor', unitId: null } as const;

test('two administrators let a locked-out opener in again, who chooses a passphrase over a new key that awaits attestation', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const userId = await enrol(site, 'cora');
  await client.session.lock();
  await lockOut(site, 'cora');
  await signIn(site, 'ada');
  const before = (await client.users.list()).users.find((user) => user.userId === userId);
  expect((await client.users.attempts()).lockedOut).toEqual([userId]);

  const { oneTimeSecret } = await client.users.reset(resetInput(userId));
  expect((await client.users.attempts()).lockedOut).toEqual([]);
  const after = (await client.users.list()).users.find((user) => user.userId === userId);
  expect(after).toMatchObject({
    keyState: 'awaitingPassphrase',
    passphrase: null,
    identityProof: { document: 'passport', verifiedOn: '2026-03-14' },
    lastReset: { requestedBy: 'Ada Alder', approvedBy: 'Ben Birch', reason: 'forgot the passphrase', isValid: true },
  });

  await client.session.lock();
  await expect(client.session.unlock({ login: 'cora', passphrase: passphraseOf('cora') })).rejects.toMatchObject({
    code: 'WrongPassphrase',
  });
  expect(await client.session.unlock({ login: 'cora', passphrase: oneTimeSecret })).toMatchObject({ state: 'mustChoosePassphrase' });
  expect(await client.session.choosePassphrase({ next, acceptsAccountability: true })).toMatchObject({ user: { maySign: false } });
  const own = await client.users.own();
  expect(own).toMatchObject({ keyState: 'awaitingAttestation', statement: { signature: 'valid' } });
  expect(own.keyFingerprint).not.toBe(before?.keyFingerprint);
  await signIn(site, 'ada');
  await attest(site, userId);
  await client.session.lock();
  expect(await client.session.unlock({ login: 'cora', passphrase: next })).toMatchObject({ user: { maySign: true } });
});

test('the log names both, and holds what the second has signed', async () => {
  const site = await makeTestSite();
  const userId = await enrol(site, 'cora');
  const { oneTimeSecret } = await site.client.users.reset(resetInput(userId));
  const entry = await newestEntry(site.station);
  const [ada, ben] = [await idOf(site, 'ada'), await idOf(site, 'ben')];
  expect(entry).toMatchObject({
    action: 'users.reset',
    role: 'administrator',
    userId: ada,
    entityId: userId,
    reason: 'forgot the passphrase',
    changes: [
      { entity: 'account_reset', new: { userId, requestedBy: ada, approvedBy: ben, reason: 'forgot the passphrase' } },
      { entity: 'signature', new: { recordType: 'accountReset', userId: ben, printedName: 'Ben Birch', meaning: 'Approves the reset' } },
      { entity: 'user_key', old: { state: 'attested' }, new: { state: 'retired' } },
      { entity: 'user_passphrase', old: { userId }, new: null },
      { entity: 'identity_proof', new: { userId, document: 'passport', verifiedBy: 'Ben Birch', verifiedOn: '2026-03-14' } },
    ],
  });
  expect(JSON.stringify(entry)).not.toContain(oneTimeSecret);
});

test('what was signed with the old key can still be verified after the reset', async () => {
  const site = await makeTestSite();
  const { client } = site;
  await makeWorks(site);
  const userId = await enrol(site, 'cora', { grants: [assessor] });
  await signIn(site, 'cora');
  const { assessmentId } = await client.assessments.sign(
    await signInput(site, { signature: { login: 'cora', passphrase: passphraseOf('cora') } }),
  );
  await signIn(site, 'ada');
  await client.users.reset(resetInput(userId));
  expect((await client.assessments.get({ assessmentId })).signatures).toMatchObject([{ printedName: 'Person cora', isValid: true }]);
  await expect(
    client.assessments.sign(await signInput(site, { signature: { login: 'cora', passphrase: passphraseOf('cora') } })),
  ).rejects.toMatchObject({ code: 'WrongPassphrase' });
});

test('a signer is reset the same way, and chooses at the station', async () => {
  const site = await makeTestSite();
  const { client, clock } = site;
  const userId = await enrolSigner(site, 'wim');
  for (let n = 0; n < 10; n += 1) {
    clock.now = new Date(clock.now.getTime() + 61_000);
    await expect(client.session.changePassphrase({ login: 'wim', current: 'wrong', next })).rejects.toMatchObject({
      code: 'WrongPassphrase',
    });
  }
  const change = () => client.session.changePassphrase({ login: 'wim', current: passphraseOf('wim'), next });
  await expect(change()).rejects.toMatchObject({ code: 'LockedOut' });
  expect((await client.users.attempts()).lockedOut).toEqual([userId]);
  const { oneTimeSecret } = await client.users.reset(resetInput(userId));
  await expect(change()).rejects.toMatchObject({ code: 'WrongPassphrase' });
  await client.session.chooseSignerPassphrase({ login: 'wim', oneTimeSecret, next, acceptsAccountability: true });
  await attest(site, userId);
  expect((await client.users.list()).users.find((user) => user.userId === userId)).toMatchObject({
    keyState: 'attested',
    statement: { signature: 'valid' },
  });
});

test('a lost one-time secret is replaced by a reset, and the old one admits to nothing', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const { userId, oneTimeSecret: lost } = await addUser(site, 'cora');
  const { oneTimeSecret } = await client.users.reset(resetInput(userId));
  expect(oneTimeSecret).not.toBe(lost);
  await client.session.lock();
  await expect(client.session.unlock({ login: 'cora', passphrase: lost })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  expect(await client.session.unlock({ login: 'cora', passphrase: oneTimeSecret })).toMatchObject({ state: 'mustChoosePassphrase' });
});

describe('a reset is refused', () => {
  test('of one’s own account, by the second person of theirs, and of whom there is not or not any more', async () => {
    const site = await makeTestSite();
    const { client } = site;
    const userId = await enrol(site, 'cora', { grants: [{ role: 'administrator', unitId: null }] });
    await expect(client.users.reset(resetInput(await idOf(site, 'ada')))).rejects.toMatchObject({ code: 'OwnAccount' });
    await expect(client.users.reset(resetInput(await idOf(site, 'ben')))).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
    await expect(client.users.reset(resetInput(userId, { login: 'ada' }))).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
    await expect(client.users.reset(resetInput('nobody'))).rejects.toMatchObject({ code: 'UserNotFound', data: { userId: 'nobody' } });
    await expect(
      client.users.reset({ ...resetInput(userId), identityProof: { document: 'd', verifiedBy: 'v', verifiedOn: '2026-03-15' } }),
    ).rejects.toMatchObject({ code: 'VerifiedLater' });
    await client.users.deactivate({ userId, reason: 'left the works' });
    await expect(client.users.reset(resetInput(userId))).rejects.toMatchObject({ code: 'NotActive' });
  });

  test('where the second account is another of the same person’s', async () => {
    const site = await makeTestSite();
    const { client } = site;
    await makeWorks(site);
    const cora = await enrol(site, 'cora', { personId: 'pia', grants: [assessor] });
    const wim = await enrol(site, 'wim', { grants: [{ role: 'administrator', unitId: null }] });
    // Two accounts of one person cannot be made any more; older sites may have them.
    const row = await site.station.open?.db.selectFrom('user_account').selectAll().where('userId', '=', wim).executeTakeFirstOrThrow();
    if (row === undefined || site.station.open === null) throw new Error('the site is locked');
    await site.station.open.db
      .updateTable('user_account')
      .set({ recordedTo: 90 })
      .where('userId', '=', wim)
      .where('recordedTo', 'is', null)
      .execute();
    await site.station.open.db
      .insertInto('user_account')
      .values({ ...row, personId: 'pia', recordedFrom: 90, recordedTo: null })
      .execute();
    await expect(client.users.reset(resetInput(cora, { login: 'wim' }))).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
    await signIn(site, 'wim');
    await expect(client.users.reset(resetInput(cora, { login: 'ben' }))).rejects.toMatchObject({ code: 'OwnAccount' });
  });

  test('without the permission on either side, and with a wrong passphrase, which counts', async () => {
    const site = await makeTestSite();
    const { client } = site;
    const userId = await enrol(site, 'cora');
    await enrol(site, 'dan', { grants: [assessor] });
    await expect(client.users.reset(resetInput(userId, { login: 'dan' }))).rejects.toMatchObject({ code: 'NotPermitted' });
    await expect(
      client.users.reset({ ...resetInput(userId), signature: { login: 'ben', passphrase: 'not this one at all' } }),
    ).rejects.toMatchObject({ code: 'WrongPassphrase' });
    expect((await client.users.attempts()).failed).toMatchObject([{ user: { login: 'ben' }, count: 1, entryNumber: null }]);
    await signIn(site, 'cora');
    await expect(client.users.reset(resetInput(userId))).rejects.toMatchObject({ code: 'NotPermitted' });
    await signIn(site, 'ada');
    expect((await client.users.list()).users.find((user) => user.userId === userId)).toMatchObject({
      keyState: 'attested',
      lastReset: null,
    });
  });
});

describe('an interrupted reset', () => {
  test('that ended before the record was written shuts the person out, is in no log, and is simply made again', async () => {
    const site = await makeTestSite();
    const { client, station } = site;
    const userId = await enrol(site, 'cora');
    // Stands for the end of the process between the two writes.
    if (station.open === null) throw new Error('the site is locked');
    await replaceSlotPassphrase(station.open.vault, {
      userId,
      newPassphrase: 'never shown',
      makeNewKeys: true,
      mustChoosePassphrase: true,
    });
    await client.session.lock();
    await expect(client.session.unlock({ login: 'cora', passphrase: passphraseOf('cora') })).rejects.toMatchObject({
      code: 'WrongPassphrase',
    });
    await signIn(site, 'ada');
    expect((await client.users.own()).login).toBe('ada');
    const { oneTimeSecret } = await client.users.reset(resetInput(userId));
    await client.session.lock();
    expect(await client.session.unlock({ login: 'cora', passphrase: oneTimeSecret })).toMatchObject({ state: 'mustChoosePassphrase' });
  });

  test('whose record is refused leaves the slot as it was: the old passphrase and key go on', async () => {
    const site = await makeTestSite();
    const { client, station } = site;
    const userId = await enrol(site, 'cora');
    if (station.open === null) throw new Error('the site is locked');
    const { recordIncident, makeId } = station.platform;
    let calls = 0;
    Object.assign(station.platform, {
      makeId: () => {
        calls += 1;
        if (calls === 1) throw new Error('the disk is full');
        return makeId();
      },
      recordIncident: () => 'I-1',
    });
    await expect(client.users.reset(resetInput(userId))).rejects.toMatchObject({ code: 'Incident' });
    Object.assign(station.platform, { makeId, recordIncident });
    expect((await client.users.list()).users.find((user) => user.userId === userId)).toMatchObject({
      keyState: 'attested',
      lastReset: null,
    });
    await client.session.lock();
    expect(await client.session.unlock({ login: 'cora', passphrase: passphraseOf('cora') })).toMatchObject({ user: { maySign: true } });
  });
});
