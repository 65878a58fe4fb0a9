import { expect, test } from 'vitest';
import { newestEntry, recordOf } from '../../support/framework';
import { assessed } from '../../support/held';
import { importLines, personOf } from '../../support/imported-people';
import { makeShop, owedBy, reason, toShop } from '../../support/moves';
import { makePerson, makeRole, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const place = { personId: 'paul', roleId: 'fitter', unitId: 'shop', startsOn: '2026-04-01', fromPositionId: 'position-paul' };

const allDuties = { whose: 'all', kind: null, unitId: null, ownerPersonId: null, overdueOnly: false, dueBy: null } as const;
const confirm = async ({ client }: TestSite, planId: string, personId = 'paul') => client.moves.confirm({ personId, planId, reason });
const plansOf = async ({ client }: TestSite, personId = 'paul') => (await client.moves.ofPerson({ personId })).plans;

test('what carries over, what runs out, what is too low and what is missing are told apart, each with who asks for it', async () => {
  const site = await makeShop();
  const { day, lines, supervisors, isHrisOwned } = await site.client.moves.preview(place);
  expect(day).toBe('2026-04-01');
  expect(isHrisOwned).toBe(false);
  const told = lines.map(({ competencyId, outcome, heldLevel, requiredLevel, heldUntil }) => [
    competencyId,
    outcome,
    heldLevel,
    requiredLevel,
    heldUntil,
  ]);
  expect(told).toEqual([
    ['crane', 'lower', 2, 3, '2027-01-15'],
    ['gas', 'expired', null, 2, null],
    ['loto', 'carriesOver', 2, 2, '2027-01-15'],
    ['rig', 'expiring', 2, 2, '2026-04-20'],
    ['weld', 'missing', null, 2, null],
  ]);
  expect(lines.map(({ origins }) => origins.map(({ kind, name, levelCode }) => `${kind} ${name} ${levelCode}`))).toEqual([
    ['role Fitter 3'],
    ['role Fitter 2'],
    ['role Fitter 2'],
    ['unit shop 2'],
    ['role Fitter 2'],
  ]);
  expect(supervisors.map(({ personId }) => personId)).toEqual(['sue']);
});

test('a plan changes nothing for the person until it is confirmed', async () => {
  const site = await makeShop();
  const { planId } = await site.client.moves.plan(toShop);
  expect(await plansOf(site)).toMatchObject([
    {
      planId,
      state: 'draft',
      positionId: null,
      from: { positionId: 'position-paul' },
      supervisor: { name: 'sue, Test' },
      roleName: 'Fitter',
    },
  ]);
  expect((await site.client.people.get({ personId: 'paul', asOf: '2026-04-02' })).positions).toHaveLength(1);
  expect(await owedBy(site, 'paul')).toEqual([]);
  expect(await newestEntry(site)).toMatchObject({ action: 'moves.plan', personId: 'paul', reason: { text: reason } });
});

test('confirming gives the position, ends the one before it, and asks for what is missing within the grace', async () => {
  const site = await makeShop();
  const { planId } = await site.client.moves.plan(toShop);
  const { positionId, obligations } = await confirm(site, planId);
  expect(obligations).toBe(3);
  const { positions, standings } = await site.client.people.get({ personId: 'paul', asOf: '2026-04-01' });
  expect(positions.map(({ positionId: id, roleId, validFrom, validTo }) => [id, roleId, validFrom, validTo])).toEqual([
    [positionId, 'fitter', '2026-04-01', null],
    ['position-paul', 'worker', '2020-01-01', '2026-03-31'],
  ]);
  expect(await owedBy(site, 'paul')).toEqual(['crane by 2026-06-30, mia', 'gas by 2026-06-30, mia', 'weld by 2026-05-15, sue']);
  // Grace and supervision make a trainee, and nobody ready.
  expect(standings.find(({ competencyId }) => competencyId === 'weld')?.state).toBe('trainee');
  // What has lapsed stays on the list of what is due, as something to be assessed again, while it is learned and after.
  for (const asOf of ['2026-04-02', '2026-07-02']) {
    const { duties } = await site.client.duties.list({ ...allDuties, asOf });
    const told = duties.map(({ kind, competencyCode, state, dueOn }) => `${kind} ${competencyCode} ${state} ${dueOn}`);
    expect(told).toContain(`reassess GAS ${asOf < '2026-07-01' ? 'trainee' : 'expired'} 2026-03-31`);
  }
  expect(await plansOf(site)).toMatchObject([{ state: 'confirmed', positionId }]);
  await expect(confirm(site, planId)).rejects.toMatchObject({ code: 'NotADraft' });
  await expect(site.client.moves.cancel({ personId: 'paul', planId, reason })).rejects.toMatchObject({ code: 'AlreadyHappened' });
});

test('what is shown between the plan and its confirmation is not asked any more, and an assessment closes the rest', async () => {
  const site = await makeShop();
  const { planId } = await site.client.moves.plan(toShop);
  await assessed(site, 'paul', 'weld', { performedOn: '2026-03-14' });
  expect((await confirm(site, planId)).obligations).toBe(2);
  expect(await owedBy(site, 'paul')).toEqual(['crane by 2026-06-30, mia', 'gas by 2026-06-30, mia']);
  expect((await plansOf(site))[0]?.lines.find(({ competencyId }) => competencyId === 'weld')).toMatchObject({
    outcome: 'carriesOver',
    dueOn: null,
  });
});

test('a supervisor is somebody else who holds what is missing at its level, on the day and still when it is confirmed', async () => {
  const site = await makeShop();
  const planWith = (supervisorPersonId: string) => site.client.moves.plan({ ...toShop, supervisorPersonId });
  await expect(planWith('paul')).rejects.toMatchObject({ code: 'SupervisorIsPerson' });
  await expect(planWith('nobody')).rejects.toMatchObject({ code: 'SupervisorNotFound' });
  await expect(planWith('bob')).rejects.toMatchObject({
    code: 'SupervisorNotQualified',
    data: { missing: ['CRANE Competency crane, 3', 'GAS Competency gas, 2'] },
  });
  const { planId } = await site.client.moves.plan(toShop);
  await assessed(site, 'sue', 'weld', { performedOn: '2026-03-14', outcome: 'notYetCompetent' });
  await expect(confirm(site, planId)).rejects.toMatchObject({
    code: 'SupervisorNotQualified',
    data: { missing: ['WELD Competency weld, 2'] },
  });
});

test('grace ends after the first day within a year, and what is missing is due within it', async () => {
  const site = await makeShop();
  const grace = { earliest: '2026-04-02', latest: '2027-04-02' };
  for (const graceUntil of ['2026-04-01', '2027-04-03', '2026-06-31'])
    await expect(site.client.moves.plan({ ...toShop, graceUntil })).rejects.toMatchObject({ code: 'GraceWrong', data: grace });
  const due = (dueOn: string) => site.client.moves.plan({ ...toShop, lines: [{ competencyId: 'weld', dueOn, owner: 'manager' }] });
  for (const dueOn of ['2026-07-01', '2026-03-13', '2026-02-30'])
    await expect(due(dueOn)).rejects.toMatchObject({
      code: 'DueOutsideGrace',
      data: { competency: 'WELD Competency weld', latest: '2026-06-30' },
    });
  const alone = { ...toShop, supervisorPersonId: null };
  await expect(site.client.moves.plan(alone)).rejects.toMatchObject({ code: 'OwnerMissing' });
  const { planId } = await site.client.moves.plan({ ...alone, graceUntil: null, lines: [] });
  await confirm(site, planId);
  expect(await owedBy(site, 'paul')).toEqual(['crane by 2026-04-01, mia', 'gas by 2026-04-01, mia', 'weld by 2026-04-01, mia']);
});

test('a plan names people, roles, units and days that there are', async () => {
  const site = await makeShop();
  const plan = (part: Partial<typeof toShop>) => site.client.moves.plan({ ...toShop, ...part });
  await expect(plan({ personId: 'nobody' })).rejects.toMatchObject({ code: 'PersonNotFound' });
  await expect(plan({ roleId: 'none' })).rejects.toMatchObject({ code: 'RoleNotFound' });
  await expect(plan({ unitId: 'none' })).rejects.toMatchObject({ code: 'UnitNotFound' });
  await expect(plan({ startsOn: '2019-01-01' })).rejects.toMatchObject({ code: 'UnitNotFound' });
  await expect(plan({ startsOn: '2026-02-30' })).rejects.toMatchObject({ code: 'NotADate' });
  await expect(plan({ fromPositionId: 'position-sue' })).rejects.toMatchObject({ code: 'FromPositionNotHeld' });
  await expect(plan({ roleId: 'worker', unitId: 'works', fromPositionId: null })).rejects.toMatchObject({
    code: 'PositionHeld',
    data: { positionId: 'position-paul' },
  });
  await makePerson(site, 'leo', { roleId: 'worker', unitId: 'works', leftOn: '2026-03-20' });
  await expect(plan({ personId: 'leo', fromPositionId: null })).rejects.toMatchObject({ code: 'NotEmployedThen' });
});

test('a cancelled plan stays readable and cannot be confirmed', async () => {
  const site = await makeShop();
  const { planId } = await site.client.moves.plan(toShop);
  await site.client.moves.cancel({ personId: 'paul', planId, reason });
  expect(await plansOf(site)).toMatchObject([{ state: 'cancelled' }]);
  await expect(confirm(site, planId)).rejects.toMatchObject({ code: 'NotADraft' });
  await expect(site.client.moves.cancel({ personId: 'paul', planId, reason })).rejects.toMatchObject({ code: 'AlreadyCancelled' });
  await expect(confirm(site, planId, 'sue')).rejects.toMatchObject({ code: 'PlanNotFound' });
  await expect(site.client.moves.cancel({ personId: 'sue', planId, reason })).rejects.toMatchObject({ code: 'PlanNotFound' });
});

test('where the HRIS owns the positions, a confirmed plan waits for its file, and cancelling takes back what it asked', async () => {
  const site = await makeTestSite();
  await importLines(site, ['007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1']);
  const { personId } = await personOf(site, '007');
  await makeRole(site, 'warden', 'Fire warden');
  await makeUnit(site, 'yard');
  const [imported] = (await site.client.people.get({ personId, asOf: null })).positions;
  const fromPositionId = imported?.positionId ?? '';
  const move = { ...toShop, personId, roleId: 'warden', unitId: 'yard', fromPositionId, supervisorPersonId: null, lines: [] };
  const { planId } = await site.client.moves.plan(move);
  expect(await plansOf(site, personId)).toMatchObject([{ isHrisOwned: true }]);
  expect(await confirm(site, planId, personId)).toEqual({ positionId: null, obligations: 0 });
  const { positions } = await site.client.people.get({ personId, asOf: null });
  expect(positions.map(({ validTo }) => validTo)).toEqual([null]);
  expect(await plansOf(site, personId)).toMatchObject([{ state: 'confirmed', positionId: null }]);
  await site.client.moves.cancel({ personId, planId, reason });
  expect(await plansOf(site, personId)).toMatchObject([{ state: 'cancelled' }]);
});

test('a manager plans for the own unit, and a move out of it is confirmed by who reaches both', async () => {
  const site = await makeShop();
  await enrol(site, 'cora', { grants: [{ role: 'lineManager', unitId: 'works' }], personId: 'bob' });
  await signIn(site, 'cora');
  const { planId } = await site.client.moves.plan(toShop);
  await expect(confirm(site, planId)).rejects.toMatchObject({ code: 'UnitOutOfReach' });
  await expect(site.client.moves.plan({ ...toShop, personId: 'bob', fromPositionId: null })).rejects.toMatchObject({ code: 'OwnMove' });
  await expect(site.client.moves.preview({ ...place, personId: 'mia' })).rejects.toMatchObject({ code: 'NotPermitted' });
  expect((await site.client.moves.list({ state: 'draft' })).plans.map((plan) => plan.planId)).toEqual([planId]);
  const later = await site.client.moves.plan({ ...toShop, startsOn: '2026-04-02' });
  const byId = await site.client.moves.list({ planId: later.planId, state: null, limit: 1 });
  expect([byId.total, byId.plans.map((plan) => plan.planId)]).toEqual([1, [later.planId]]);
  expect((await site.client.moves.list({ planId: 'no-such-plan', state: null })).plans).toEqual([]);
  await site.client.moves.cancel({ personId: 'paul', planId: later.planId, reason });
  await signIn(site, 'ada');
  expect((await confirm(site, planId)).obligations).toBe(3);
  await signIn(site, 'cora');
  expect((await site.client.moves.list({ state: 'confirmed' })).total).toBe(1);
});

test('an employee sees what is confirmed for them, and nobody’s thoughts about it before', async () => {
  const site = await makeShop();
  await enrol(site, 'emil', { grants: [{ role: 'employee', unitId: null }], personId: 'paul' });
  const { planId } = await site.client.moves.plan(toShop);
  await signIn(site, 'emil');
  expect(await plansOf(site)).toEqual([]);
  await expect(site.client.moves.list({ state: null })).rejects.toMatchObject({ code: 'NotPermitted' });
  await signIn(site, 'ada');
  await confirm(site, planId);
  await signIn(site, 'emil');
  expect(await plansOf(site)).toMatchObject([{ planId, graceUntil: '2026-06-30', supervisor: { personId: 'sue' } }]);
});

test('every version of a plan stays: the draft and what it came to', async () => {
  const site = await makeShop();
  const { planId } = await site.client.moves.plan(toShop);
  await confirm(site, planId);
  const rows = await recordOf(site)
    .selectFrom('move_plan')
    .select(['state', 'recordedTo'])
    .where('planId', '=', planId)
    .orderBy('recordedFrom')
    .execute();
  expect(rows.map(({ state, recordedTo }) => [state, recordedTo === null])).toEqual([
    ['draft', false],
    ['confirmed', true],
  ]);
});
