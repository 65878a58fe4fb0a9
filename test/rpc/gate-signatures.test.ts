import { describe, expect, test } from 'vitest';
import { pass } from '../../electron/service/rpc/gate';
import { replaceSlotPassphrase } from '../../electron/service/vault/opener-slots';
import { contract } from '../../shared/contract';
import { permitted, type ProcedureMeta } from '../../shared/contract/procedure';
import { ok } from '../../shared/result';
import { makeTestSite, passphraseOf, type TestSite } from '../support/site';
import { addUser, enrol, signIn } from '../support/users';
import { procedure } from './procedure-of-tests';

describe('a signature', () => {
  const signing = (ceremony: 'sign' | 'second'): ProcedureMeta => ({
    kind: 'command',
    access: permitted('assessments.sign', 'site'),
    ceremony,
  });
  const { errorMap } = contract.assessments.sign['~orpc'];

  /** Signs with what is presented; answers with who stands in the log and whose key was used. */
  async function sign(site: TestSite, ceremony: 'sign' | 'second', signature: { login?: string; passphrase: string }) {
    const act = procedure(site, signing(ceremony), {
      command: async (_tx, _input, ctx) => {
        ctx.audit({ action: 'test.act', entity: 'thing', entityId: '1', changes: [] });
        return ok({
          signer: ctx.signer.printedName,
          actor: ctx.actor.printedName,
          signature: ctx.signer.sign(Buffer.from('what is signed')),
        });
      },
    });
    return pass({ ...act, errorMap }, { signature }, undefined);
  }

  test('takes user id and passphrase the first time in a session, and the passphrase after that', async () => {
    const site = await makeTestSite();
    const passphrase = passphraseOf('ada');
    await expect(sign(site, 'sign', { passphrase })).rejects.toMatchObject({ code: 'UserIdNeeded' });
    expect(await sign(site, 'sign', { login: 'ada', passphrase })).toMatchObject({ signer: 'Ada Alder', actor: 'Ada Alder' });
    expect(await sign(site, 'sign', { passphrase })).toMatchObject({ signer: 'Ada Alder' });
    await expect(sign(site, 'sign', { passphrase: 'wrong' })).rejects.toMatchObject({ code: 'WrongPassphrase' });
    await signIn(site, 'ada');
    await expect(sign(site, 'sign', { passphrase })).rejects.toMatchObject({ code: 'UserIdNeeded' });
  });

  test('may be given by another person in place, whose act it then is, while the session stays whose it was', async () => {
    const site = await makeTestSite();
    const { userId, oneTimeSecret } = await addUser(site, 'wim', { kind: 'signer' });
    await expect(sign(site, 'sign', { login: 'wim', passphrase: oneTimeSecret })).rejects.toMatchObject({ code: 'KeyNotAttested' });
    await site.client.session.chooseSignerPassphrase({
      login: 'wim',
      oneTimeSecret,
      next: passphraseOf('wim'),
      acceptsAccountability: true,
    });
    await expect(sign(site, 'sign', { login: 'wim', passphrase: passphraseOf('wim') })).rejects.toMatchObject({ code: 'KeyNotAttested' });
    await site.client.users.attest({ userId, reason: 'compared in person' });
    expect(await sign(site, 'sign', { login: 'WIM', passphrase: passphraseOf('wim') })).toMatchObject({
      signer: 'Person wim',
      actor: 'Person wim',
    });
    const entry = await site.station.open?.db
      .selectFrom('audit_entry')
      .select(['userId', 'role'])
      .orderBy('entryNumber', 'desc')
      .executeTakeFirst();
    expect(entry).toEqual({ userId, role: 'assessor' });
    expect(await site.client.session.get()).toMatchObject({ user: { login: 'ada' } });
    await expect(sign(site, 'sign', { passphrase: passphraseOf('ada') })).rejects.toMatchObject({ code: 'UserIdNeeded' });
  });

  test('is refused to somebody whose roles do not allow what is signed, and to an account that has ended', async () => {
    const site = await makeTestSite();
    const userId = await enrol(site, 'cora', { grants: [{ role: 'hrPartner', unitId: null }] });
    const signature = { login: 'cora', passphrase: passphraseOf('cora') };
    await expect(sign(site, 'sign', signature)).rejects.toMatchObject({ code: 'NotPermitted' });
    await site.client.users.deactivate({ userId, reason: 'left the works' });
    await expect(sign(site, 'sign', signature)).rejects.toMatchObject({ code: 'WrongPassphrase' });
  });

  test('is not given with a key that the record does not know as this person’s', async () => {
    const site = await makeTestSite();
    const userId = await enrol(site, 'cora');
    const signature = { login: 'cora', passphrase: passphraseOf('cora') };
    expect(await sign(site, 'sign', signature)).toMatchObject({ signer: 'Person cora' });
    const { open } = site.station;
    if (open === null) throw new Error('the site is locked');
    const other = { userId, newPassphrase: 'another key 77 behind it', makeNewKeys: true, mustChoosePassphrase: false };
    await replaceSlotPassphrase(open.vault, other);
    await expect(sign(site, 'sign', { ...signature, passphrase: other.newPassphrase })).rejects.toMatchObject({ code: 'KeyNotAttested' });
  });

  test('of a second person is not given by the person whose session it is', async () => {
    const site = await makeTestSite();
    await expect(sign(site, 'second', { login: 'Ada', passphrase: passphraseOf('ada') })).rejects.toMatchObject({
      code: 'SecondPersonNeeded',
    });
    await expect(sign(site, 'second', { passphrase: passphraseOf('ada') })).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
    expect(await sign(site, 'second', { login: 'ben', passphrase: passphraseOf('ben') })).toMatchObject({
      signer: 'Ben Birch',
      actor: 'Ada Alder',
    });
  });
});
