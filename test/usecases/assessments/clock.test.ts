import { expect, test } from 'vitest';
import { verifyLog } from '../../../electron/service/db/audit-verify';
import { makeWorks, signInput } from '../../support/assessments';
import { recordOf } from '../../support/framework';
import { makeTestSite } from '../../support/site';

test.each([
  { zone: 'America/Los_Angeles', now: '2026-03-15T06:59:00.000Z', today: '2026-03-14', tomorrow: '2026-03-15' },
  { zone: 'Pacific/Auckland', now: '2026-03-14T11:01:00.000Z', today: '2026-03-15', tomorrow: '2026-03-16' },
  { zone: 'Europe/Berlin', now: '2026-03-28T22:59:59.000Z', today: '2026-03-28', tomorrow: '2026-03-29' },
  { zone: 'Europe/Berlin', now: '2026-10-24T22:00:00.000Z', today: '2026-10-25', tomorrow: '2026-10-26' },
])('today is the day at the site: in $zone at $now it is $today', async ({ zone, now, today, tomorrow }) => {
  const site = await makeTestSite({ zone, now });
  await makeWorks(site);
  expect(await site.client.session.get()).toMatchObject({ today, zone });
  await expect(site.client.assessments.sign(await signInput(site, { performedOn: tomorrow }))).rejects.toMatchObject({
    code: 'NotYetPerformed',
  });
  const { assessmentId } = await site.client.assessments.sign(await signInput(site, { performedOn: today }));
  expect(await site.client.assessments.get({ assessmentId })).toMatchObject({ performedOn: today, enteredAt: now, zone, lateReason: null });
  expect((await site.client.readiness.today({ asOf: null })).asOf).toBe(today);
  expect(await site.client.people.get({ personId: 'pia', asOf: null })).toMatchObject({ standings: [{ state: 'qualified' }] });
  const day = { userId: null, action: 'assessments.sign', entity: null, entityId: null, text: null, beforeEntry: null, limit: 5 };
  expect((await site.client.audit.search({ ...day, from: today, to: today })).entries).toHaveLength(1);
  expect((await site.client.audit.search({ ...day, from: tomorrow, to: null })).entries).toEqual([]);
});

test('a clock set back and acknowledged changes nothing that is known: entries keep their order, the log verifies and says so', async () => {
  const site = await makeTestSite({ now: '2026-03-14T10:00:00.000Z' });
  await makeWorks(site);
  await site.client.assessments.sign(await signInput(site, { performedOn: '2026-03-14' }));
  site.clock.now = new Date('2026-03-10T10:00:00.000Z');
  const input = await signInput(site, { performedOn: '2026-03-10' });
  await expect(site.client.assessments.sign(input)).rejects.toMatchObject({ code: 'ClockSetBack' });
  const [notice] = (await site.client.clock.notices()).notices;
  await site.client.clock.acknowledge({ noticeId: notice?.noticeId ?? '', reason: 'the clock had been days ahead' });
  await site.client.assessments.sign(
    await signInput(
      site,
      { performedOn: '2026-03-10', signature: { login: 'ada', passphrase: 'ada walks 7 grey bridges' } },
      { s2: 'notMet' },
    ),
  );
  const entries = await recordOf(site).selectFrom('assessment').select(['entryNumber', 'performedOn']).orderBy('entryNumber').execute();
  expect(entries.map(({ performedOn }) => performedOn)).toEqual(['2026-03-14', '2026-03-10']);
  const found = await verifyLog(recordOf(site), {}, () => undefined, new AbortController().signal);
  expect(found).toMatchObject({ outcome: 'intact', clockNotices: [{ entryNumber: notice?.entryNumber }] });
});
