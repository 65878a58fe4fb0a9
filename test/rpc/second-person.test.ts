import { describe, expect, test } from 'vitest';
import { pass, type Procedure } from '../../electron/service/rpc/gate';
import { contract } from '../../shared/contract';
import { permitted, type ProcedureMeta } from '../../shared/contract/procedure';
import { ok } from '../../shared/result';
import { attach, makeWorks, signInput } from '../support/assessments';
import { commitPreview, previewLines } from '../support/imported-people';
import { linkTo } from '../support/accounts';
import { logLength, newestEntry } from '../support/log';
import { makePerson } from '../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../support/site';
import { addUser, enrol, signIn } from '../support/users';

const line = '101,Alder,Ann,Packing,Line 1,Packer,A,1/5/2024,,,1';
const second: ProcedureMeta = { kind: 'command', access: permitted('people.import', 'site'), ceremony: 'second' };
const isUseCase = (value: unknown): value is Procedure['useCase'] => typeof value === 'function';

/** Something that a second person must approve, at the gate itself. */
async function approve(site: TestSite, login: string): Promise<unknown> {
  const useCase: unknown = async (_tx: unknown, _input: unknown, ctx: { audit: (statement: unknown) => void }) => {
    ctx.audit({ action: 'test.approve', entity: 'thing', entityId: '1', changes: [] });
    return ok('approved');
  };
  if (!isUseCase(useCase)) throw new Error('a use case is a function');
  const { errorMap } = contract.imports.commit['~orpc'];
  return pass(
    { name: 'test.approve', meta: second, errorMap, outputSchema: undefined, station: site.station, useCase },
    { signature: { login, passphrase: passphraseOf(login) } },
    undefined,
  );
}

describe('the second person', () => {
  test('is not the first under another user id, whatever the command', async () => {
    const site = await makeTestSite();
    await makePerson(site, 'ida');
    await linkTo(site, 'ada', 'ida');
    await linkTo(site, 'ben', 'ida');
    await signIn(site, 'ada');
    await expect(approve(site, 'ben')).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  });

  test('approves, while the log names the role in which the first one acted', async () => {
    const site = await makeTestSite();
    await enrol(site, 'hana', { grants: [{ role: 'hrPartner', unitId: null }] });
    expect(await approve(site, 'hana')).toBe('approved');
    const { userId } = await site.client.users.own();
    expect(await newestEntry(site.station)).toMatchObject({ action: 'test.approve', userId, role: 'administrator' });
  });

  test.each(['ADA', ' ada ', 'Ada'])('is not the first spelt %j', async (login) => {
    const site = await makeTestSite();
    const { previewId } = await previewLines(site, [line]);
    const before = await logLength(site.station);
    const signature = { login, passphrase: passphraseOf('ada') };
    await expect(
      site.client.imports.commit({ previewId, origin: 'stick', tripwireReason: null, profileName: 'HRIS', signature }),
    ).rejects.toMatchObject({
      code: 'SecondPersonNeeded',
    });
    expect(await logLength(site.station)).toBe(before);
  });

  test('approves one import once', async () => {
    const site = await makeTestSite();
    const { previewId } = await previewLines(site, [line]);
    await commitPreview(site, previewId);
    await expect(commitPreview(site, previewId)).rejects.toMatchObject({ code: 'PreviewExpired' });
  });

  test('approves one import once, however fast it is sent twice', async () => {
    const site = await makeTestSite();
    const { previewId } = await previewLines(site, [line]);
    const sent = await Promise.allSettled([commitPreview(site, previewId), commitPreview(site, previewId)]);
    expect(sent.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await site.client.imports.list()).batches).toHaveLength(1);
  });
});

describe('nobody assesses themselves', () => {
  test('not at their own session and not in place at somebody else’s, by any spelling of the user id', async () => {
    const site = await makeTestSite();
    await makeWorks(site);
    await enrol(site, 'pia', { grants: [{ role: 'assessor', unitId: null }], personId: 'pia' });
    for (const login of ['pia', 'PIA', ' Pia ']) {
      const input = await signInput(site, { signature: { login, passphrase: passphraseOf('pia') } });
      await expect(site.client.assessments.sign(input)).rejects.toMatchObject({ code: 'OwnAssessment' });
    }
    await signIn(site, 'pia');
    const own = await signInput(site, { signature: { login: 'pia', passphrase: passphraseOf('pia') } });
    await expect(site.client.assessments.sign(own)).rejects.toMatchObject({ code: 'OwnAssessment' });
    const byAda = await signInput(site, { signature: { login: 'ada', passphrase: passphraseOf('ada') } });
    expect(await site.client.assessments.sign(byAda)).toMatchObject({ outcome: 'competent' });
  });

  test('and a person who has an account gets no second one while it is active', async () => {
    const site = await makeTestSite();
    await makeWorks(site);
    await addUser(site, 'pia', { personId: 'pia' });
    await expect(addUser(site, 'pia2', { personId: 'pia' })).rejects.toMatchObject({ code: 'PersonHasAccount' });
  });
});

test('a file can be cited by one signature only, so that the same form sent twice makes one record', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const evidenceId = await attach(site, 'photo.txt', 'seen');
  const input = await signInput(site, { evidenceIds: [evidenceId] });
  const sent = await Promise.allSettled([site.client.assessments.sign(input), site.client.assessments.sign(input)]);
  expect(sent.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await site.client.assessments.list({ personId: 'pia', competencyId: null, asOf: null, limit: 5 })).total).toBe(1);
});
