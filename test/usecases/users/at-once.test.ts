import { expect, test } from 'vitest';
import { makeWorks } from '../../support/assessments';
import { makeTestSite } from '../../support/site';
import { addUser, enrol } from '../../support/users';

const codes = (sent: readonly PromiseSettledResult<unknown>[]) =>
  sent.map((one) => (one.status === 'fulfilled' ? 'ok' : String(one.reason.code))).toSorted((a, b) => (a < b ? -1 : 1));

test.each(['opener', 'signer'] as const)('a user id asked for twice at once is given to one %s', async (kind) => {
  const site = await makeTestSite();
  const sent = await Promise.allSettled([addUser(site, 'cora', { kind }), addUser(site, 'Cora', { kind })]);
  expect(codes(sent)).toEqual(['LoginTaken', 'ok']);
  expect((await site.client.users.list()).users.filter(({ login }) => login === 'cora')).toHaveLength(1);
});

test('a person for whom two accounts are asked at once gets one', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const sent = await Promise.allSettled([
    addUser(site, 'pia1', { kind: 'signer', personId: 'pia' }),
    addUser(site, 'pia2', { kind: 'signer', personId: 'pia' }),
  ]);
  expect(codes(sent)).toEqual(['PersonHasAccount', 'ok']);
});

test('two accounts ended at once never leave fewer than two people who can open the site', async () => {
  const site = await makeTestSite();
  const cora = await enrol(site, 'cora', { grants: [{ role: 'administrator', unitId: null }] });
  const ben = (await site.client.users.list()).users.find(({ login }) => login === 'ben')?.userId ?? '';
  const reason = 'leaves the works';
  const sent = await Promise.allSettled([
    site.client.users.deactivate({ userId: cora, reason }),
    site.client.users.deactivate({ userId: ben, reason }),
  ]);
  expect(codes(sent)).toEqual(['LastAdministrator', 'ok']);
  const { users } = await site.client.users.list();
  expect(users.filter(({ isActive }) => isActive)).toHaveLength(2);
});

test('an account ended twice at once ends once in the log', async () => {
  const site = await makeTestSite();
  const { userId } = await addUser(site, 'wim', { kind: 'signer' });
  const end = () => site.client.users.deactivate({ userId, reason: 'leaves the works' });
  expect(codes(await Promise.allSettled([end(), end()]))).toEqual(['NotActive', 'ok']);
});
