import { beforeEach, expect, test } from 'vitest';
import type { Role } from '../../../shared/domain/permissions';
import { logLength, newestEntry } from '../../support/log';
import { makeTestSite, type TestSite } from '../../support/site';
import { addUser } from '../../support/users';

let site: TestSite;
beforeEach(async () => {
  site = await makeTestSite();
});

const grantsOf = (...held: Role[]) => held.map((role) => ({ role, unitId: null }));
const reason = 'asked by a test';
const conflictsOf = async (userId: string) =>
  (await site.client.access.rights()).users
    .find((user) => user.userId === userId)
    ?.conflicts.map(({ key, exception }) => [key, exception?.reason]);

const newUser = (exceptionReason?: string) => ({
  login: 'max',
  printedName: 'Max',
  personId: null,
  kind: 'signer' as const,
  grants: grantsOf('assessor', 'qualityAuditor'),
  identityProof: { document: 'works pass', verifiedBy: 'Ada Alder', verifiedOn: '2026-03-14' },
  reason,
  ...(exceptionReason === undefined ? {} : { exceptionReason }),
});

test('an account with roles that conflict is not made without a reason, and the refusal names them', async () => {
  const before = await logLength(site.station);
  await expect(site.client.users.add(newUser())).rejects.toMatchObject({
    code: 'DutiesConflict',
    defined: true,
    data: { conflicts: [{ roles: ['assessor', 'qualityAuditor'], why: expect.stringContaining('audit assessments') }] },
  });
  await expect(site.client.users.add(newUser('  '))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await logLength(site.station)).toBe(before);
});

test('with a reason it is made, and the reason goes into the log and shows beside the account', async () => {
  const { userId } = await site.client.users.add(newUser('the only chemist on site'));
  expect(await conflictsOf(userId)).toEqual([['assessor+qualityAuditor', 'the only chemist on site']]);
  const { changes } = await newestEntry(site.station);
  expect(changes.filter(({ entity }) => entity === 'duty_exception').map((change) => change.new)).toEqual([
    expect.objectContaining({ userId, conflict: 'assessor+qualityAuditor', reason: 'the only chemist on site', isActive: 1 }),
  ]);
});

test('a change of roles needs a reason for new conflicts only, and ends the exceptions that nothing needs any more', async () => {
  const { userId } = await addUser(site, 'max', { grants: grantsOf('assessor') });
  const assign = (held: Role[], exceptionReason: string | null = null) =>
    site.client.users.assignRoles({ userId, grants: grantsOf(...held), exceptionReason, reason });
  await expect(assign(['assessor', 'frameworkSteward'])).rejects.toMatchObject({ code: 'DutiesConflict' });
  expect(await conflictsOf(userId)).toEqual([]);
  await assign(['assessor', 'frameworkSteward'], 'a works of nine people');
  await assign(['assessor', 'frameworkSteward', 'hrPartner']);
  expect(await conflictsOf(userId)).toEqual([['frameworkSteward+assessor', 'a works of nine people']]);
  await expect(assign(['assessor', 'frameworkSteward', 'administrator'])).rejects.toMatchObject({
    data: { conflicts: [{ roles: ['administrator', 'frameworkSteward'] }, { roles: ['administrator', 'assessor'] }] },
  });

  await assign(['assessor']);
  const { changes } = await newestEntry(site.station);
  expect(changes.filter(({ entity }) => entity === 'duty_exception').map((change) => change.new)).toEqual([
    expect.objectContaining({ isActive: 0 }),
  ]);
  await expect(assign(['assessor', 'frameworkSteward'])).rejects.toMatchObject({ code: 'DutiesConflict' });
});

test('a reason where nothing conflicts is no exception', async () => {
  const { userId } = await addUser(site, 'max', { grants: grantsOf('assessor') });
  expect(await conflictsOf(userId)).toEqual([]);
  const { changes } = await newestEntry(site.station);
  expect(changes.map(({ entity }) => entity)).not.toContain('duty_exception');
});
