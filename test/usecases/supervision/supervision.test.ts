import { beforeEach, expect, test } from 'vitest';
import { signInput } from '../../support/assessments';
import { ask } from '../../support/authorities';
import { newestEntry } from '../../support/framework';
import { makePerson, makeUnit } from '../../support/people';
import { passphraseOf } from '../../support/passphrase-of';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';
import { makeWorkAtTask } from '../../support/work';

const reason = 'asked by a test';

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorkAtTask(site);
});

type Input = Parameters<TestSite['client']['supervision']['record']>[0];
const record = async (part: Partial<Input> = {}) =>
  site.client.supervision.record({
    personIds: ['pia'],
    supervisorPersonId: 'sue',
    taskId: 'purge',
    workedOn: '2026-03-13',
    from: '08:00',
    until: '10:30',
    place: 'Line 1',
    note: '',
    ...part,
  });

test('work under supervision stands on both pages, with its minutes summed by task, and in the log of each trainee', async () => {
  await record({ personIds: ['pia', 'tim'] });
  await record({ workedOn: '2026-03-12', from: '22:00', until: '01:00' });
  const { records, totals, rule } = await site.client.supervision.list({ personId: 'pia' });
  expect(rule).toEqual({ ratio: 3, whenExceeded: 'refuse' });
  expect(totals).toEqual([{ taskId: 'purge', taskCode: 'T-1', taskTitle: 'Purge the line', minutes: 330, lastOn: '2026-03-13' }]);
  expect(records).toMatchObject([
    {
      supervisorName: 'sue, Test',
      personName: 'pia, Test',
      fromAt: '2026-03-13T07:00:00.000Z',
      toAt: '2026-03-13T09:30:00.000Z',
      minutes: 150,
    },
    { fromAt: '2026-03-12T21:00:00.000Z', toAt: '2026-03-13T00:00:00.000Z', minutes: 180, zone: 'Europe/Berlin' },
  ]);
  const ofSue = await site.client.supervision.list({ personId: 'sue' });
  expect(ofSue.records).toHaveLength(3);
  expect(ofSue.totals).toEqual([]);
  expect(await newestEntry(site)).toMatchObject({ action: 'supervision.record', validFrom: '2026-03-12' });
});

test('one supervisor has no more trainees at a time than the site allows, counted at every moment', async () => {
  await record({ personIds: ['pia', 'tim'] });
  await expect(record({ personIds: ['tom', 'tea'], from: '10:00', until: '12:00' })).rejects.toMatchObject({
    code: 'RatioExceeded',
    data: { count: 4, ratio: 3, at: '2026-03-13T09:00:00.000Z', names: ['pia, Test', 'tea, Test', 'tim, Test', 'tom, Test'] },
  });
  await record({ personIds: ['tom'], from: '10:00', until: '12:00' });
  await record({ personIds: ['tea'], from: '10:30', until: '12:00' });
});

test('where the site has it so, more trainees need a reason, which is kept', async () => {
  await ask(site, { supervision: { ratio: 1, whenExceeded: 'reason' } });
  await record();
  await expect(record({ personIds: ['tim'] })).rejects.toMatchObject({ code: 'RatioReasonMissing', data: { count: 2, ratio: 1 } });
  await record({ personIds: ['tim'], ratioReason: 'the second supervisor fell ill' });
  await record({ personIds: ['tom'], from: '13:00', until: '14:00', ratioReason: 'of no account' });
  const ofSue = (await site.client.supervision.list({ personId: 'sue' })).records;
  expect(Object.fromEntries(ofSue.map((one) => [one.personId, one.ratioReason]))).toEqual({
    pia: null,
    tim: 'the second supervisor fell ill',
    tom: null,
  });
});

test('what was voided counts for no ratio and no sum, and stays in the list with its reason', async () => {
  await record({ personIds: ['pia', 'tim', 'tom'] });
  await expect(record({ personIds: ['tea'] })).rejects.toMatchObject({ code: 'RatioExceeded' });
  const workId = (await site.client.supervision.list({ personId: 'tom' })).records[0]?.workId ?? '';
  await site.client.supervision.void({ workId, reason: 'was somewhere else' });
  await expect(site.client.supervision.void({ workId, reason })).rejects.toMatchObject({ code: 'AlreadyVoid' });
  await record({ personIds: ['tea'] });
  expect(await site.client.supervision.list({ personId: 'tom' })).toMatchObject({
    records: [{ voided: { reason: 'was somewhere else', by: 'Ada Alder' } }],
    totals: [],
  });
});

test('the supervisor must hold what the task asks for on that day', async () => {
  await expect(record({ personIds: ['pia'], supervisorPersonId: 'tim' })).rejects.toMatchObject({
    code: 'SupervisorNotQualified',
    data: { items: [expect.stringMatching(/ at level .+ \(held: none\)$/)] },
  });
  await expect(record({ workedOn: '2026-01-14' })).rejects.toMatchObject({ code: 'SupervisorNotQualified' });
  await record({ supervisorPersonId: 'tim', taskId: 'sweep' });
});

test.each<[string, Partial<Input>, string]>([
  ['somebody who supervises themselves', { personIds: ['sue'] }, 'SupervisesThemselves'],
  ['somebody named twice', { personIds: ['pia', 'pia'] }, 'NamedTwice'],
  ['a trainee who is not there', { personIds: ['nobody'] }, 'PersonNotFound'],
  ['a supervisor who is not there', { supervisorPersonId: 'nobody' }, 'PersonNotFound'],
  ['a task that is none', { taskId: 'loto' }, 'TaskNotFound'],
  ['a day that is none', { workedOn: '2026-02-30' }, 'NotADate'],
  ['work that has not ended', { workedOn: '2026-03-14', from: '08:00', until: '23:00' }, 'NotYetPerformed'],
  ['a night that has not ended', { workedOn: '2026-03-14', from: '08:00', until: '08:00' }, 'NotYetPerformed'],
  ['a day before they were employed', { workedOn: '2019-12-31' }, 'NotEmployedThen'],
])('%s is refused', async (_what, part, code) => {
  await expect(record(part)).rejects.toMatchObject({ code });
  expect((await site.client.supervision.list({ personId: 'pia' })).records).toEqual([]);
});

test('the same is not recorded twice', async () => {
  await record();
  await expect(record({ personIds: ['tim', 'pia'], from: '09:00', until: '11:00' })).rejects.toMatchObject({
    code: 'AlreadyRecorded',
    data: { names: ['pia, Test'] },
  });
});

test('a line manager records for the own unit alone, and neither employee nor auditor records at all', async () => {
  await makeUnit(site, 'north');
  await makePerson(site, 'nia', { roleId: 'worker', unitId: 'north' });
  await enrol(site, 'max', { grants: [{ role: 'lineManager', unitId: 'works' }] });
  for (const role of ['employee', 'qualityAuditor', 'calibrationFacilitator', 'frameworkSteward', 'hrPartner'] as const)
    await enrol(site, role, { grants: [{ role, unitId: null }], ...(role === 'employee' ? { personId: 'tim' } : {}) });
  await signIn(site, 'max');
  await record();
  await expect(record({ personIds: ['nia'] })).rejects.toMatchObject({ code: 'PersonNotFound' });
  const workId = (await site.client.supervision.list({ personId: 'pia' })).records[0]?.workId ?? '';
  for (const role of ['employee', 'qualityAuditor', 'calibrationFacilitator', 'frameworkSteward', 'hrPartner'] as const) {
    await signIn(site, role);
    await expect(record({ from: '12:00', until: '13:00' }), role).rejects.toMatchObject({ code: 'NotPermitted' });
    await expect(site.client.supervision.void({ workId, reason }), role).rejects.toMatchObject({ code: 'NotPermitted' });
  }
});

test('who supervised the person in a task of the competency within a year judges them as the rules for trainers have it', async () => {
  await enrol(site, 'sue', { personId: 'sue', grants: [{ role: 'assessor', unitId: null }] });
  const sign = async () =>
    site.client.assessments.sign(await signInput(site, { signature: { login: 'sue', passphrase: passphraseOf('sue') } }));
  await ask(site, { conflicts: { lineManager: 'allow', declared: 'allow', trainer: 'refuse' } });
  await record({ taskId: 'sweep', from: '13:00', until: '14:00' });
  expect(await sign()).toMatchObject({ outcome: 'competent' });
  await record();
  await record({ workedOn: '2026-02-01' });
  await expect(sign()).rejects.toMatchObject({
    code: 'NotIndependent',
    data: { why: ['trained or supervised the person in this, last on 2026-03-13'] },
  });
  const { records } = await site.client.supervision.list({ personId: 'pia' });
  for (const { workId, taskId } of records) if (taskId === 'purge') await site.client.supervision.void({ workId, reason });
  expect(await sign()).toMatchObject({ outcome: 'competent' });
});
