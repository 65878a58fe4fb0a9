import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyLog } from '../../../electron/service/db/audit-verify';
import { watchClock } from '../../../electron/service/station/clock';
import { clockToleranceMs } from '../../../shared/domain/clock';
import { resetInput } from '../../support/accounts';
import { makeWorks, signInput } from '../../support/assessments';
import { makeLibrary, recordOf } from '../../support/framework';
import { logLength, newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const unknown = '00000000-0000-7000-8000-000000000000';
const noon = '2026-03-14T12:00:00.000Z';
const hourBefore = '2026-03-14T11:00:00.000Z';
const setTo = (site: TestSite, moment: string) => void (site.clock.now = new Date(moment));
const notices = async (site: TestSite) => (await site.client.clock.notices()).notices;

async function clockOf(site: TestSite) {
  const state = await site.client.session.get();
  if (state.state !== 'unlocked') throw new Error('the site is locked');
  return state.clock;
}

function openOf({ station }: TestSite) {
  if (station.open === null) throw new Error('the site is locked');
  return station.open;
}

describe('a clock set back', () => {
  test('is noticed with whatever is recorded first: a row, its change in that entry, and the banner', async () => {
    const site = await makeTestSite({ now: noon });
    await makeLibrary(site, 'one');
    expect(await clockOf(site)).toBeNull();
    setTo(site, hourBefore);
    const before = await logLength(site.station);
    await makeLibrary(site, 'two');
    expect(await logLength(site.station)).toBe(before + 1);
    const entry = await newestEntry(site.station);
    const [notice] = await notices(site);
    expect(entry.action).toBe('framework.saveLibrary');
    const told = entry.changes.filter(({ entity }) => entity === 'clock_notice');
    expect(told).toMatchObject([{ entityId: notice?.noticeId, old: null, new: { kind: 'setBack', previousAt: noon } }]);
    expect(notice).toMatchObject({
      kind: 'setBack',
      previousAt: noon,
      recordedAt: hourBefore,
      entryNumber: before + 1,
      acknowledged: null,
    });
    expect(await clockOf(site)).toEqual({ noticeId: notice?.noticeId, from: noon, to: hourBefore });
  });

  test('stops every signature, also before anything else was recorded, and leaves an entry by the system', async () => {
    const site = await makeTestSite({ now: noon });
    await makeWorks(site);
    const input = await signInput(site, { performedOn: '2026-03-14' });
    setTo(site, hourBefore);
    const before = await logLength(site.station);
    await expect(site.client.assessments.sign(input)).rejects.toMatchObject({ code: 'ClockSetBack', data: { from: noon, to: hourBefore } });
    expect(await recordOf(site).selectFrom('assessment').selectAll().execute()).toEqual([]);
    expect(await logLength(site.station)).toBe(before + 1);
    expect(await newestEntry(site.station)).toMatchObject({ action: 'clock.notice', userId: null, role: 'system' });
    await expect(site.client.assessments.sign(input)).rejects.toMatchObject({ code: 'ClockSetBack' });
    const signature = { login: 'ben', passphrase: passphraseOf('ben') };
    const second = { previewId: 'none', origin: 'stick', tripwireReason: null, profileName: 'HRIS', signature };
    await expect(site.client.imports.commit(second)).rejects.toMatchObject({ code: 'ClockSetBack' });
    expect(await logLength(site.station)).toBe(before + 1);
  });

  test('is not forgotten when the clock is put right again, until an administrator acknowledges it; then signing goes on', async () => {
    const site = await makeTestSite({ now: noon });
    await makeWorks(site);
    setTo(site, hourBefore);
    await makeLibrary(site, 'two');
    setTo(site, '2026-03-14T12:05:00.000Z');
    const input = await signInput(site, { performedOn: '2026-03-14' });
    await expect(site.client.assessments.sign(input)).rejects.toMatchObject({ code: 'ClockSetBack' });
    const [notice] = await notices(site);
    const reason = 'the battery was empty';
    expect(await site.client.clock.acknowledge({ noticeId: notice?.noticeId ?? '', reason })).toEqual({ acknowledged: 1 });
    expect(await newestEntry(site.station)).toMatchObject({ action: 'clock.acknowledge', entityId: notice?.noticeId });
    expect(await clockOf(site)).toBeNull();
    expect((await notices(site))[0]?.acknowledged).toEqual({ at: '2026-03-14T12:05:00.000Z', by: 'Ada Alder', reason });
    await site.client.assessments.sign(input);
    expect(await verifyLog(recordOf(site), {}, () => undefined, new AbortController().signal)).toMatchObject({ outcome: 'intact' });
  });

  test('is acknowledged once, only as it was shown, and only by who keeps the vault', async () => {
    const site = await makeTestSite({ now: noon });
    await enrol(site, 'cora', { grants: [{ role: 'qualityAuditor', unitId: null }] });
    setTo(site, hourBefore);
    await makeLibrary(site, 'two');
    const [shown] = await notices(site);
    const noticeId = shown?.noticeId ?? '';
    setTo(site, '2026-03-14T09:00:00.000Z');
    await makeLibrary(site, 'three');
    await expect(site.client.clock.acknowledge({ noticeId: unknown, reason: 'asked who set it' })).rejects.toMatchObject({
      code: 'NothingToAcknowledge',
    });
    expect(await site.client.clock.acknowledge({ noticeId, reason: 'asked who set it' })).toEqual({ acknowledged: 1 });
    expect(await clockOf(site)).toMatchObject({ from: hourBefore, to: '2026-03-14T09:00:00.000Z' });
    await expect(site.client.clock.acknowledge({ noticeId, reason: 'asked who set it' })).rejects.toMatchObject({
      code: 'NothingToAcknowledge',
    });
    await signIn(site, 'cora');
    const [newer] = await notices(site);
    await expect(site.client.clock.acknowledge({ noticeId: newer?.noticeId ?? '', reason: 'asked who set it' })).rejects.toMatchObject({
      code: 'NotPermitted',
    });
    expect(await clockOf(site)).not.toBeNull();
  });

  test('that had been years ahead is acknowledged once and not asked about again', async () => {
    const site = await makeTestSite({ now: noon });
    await makeWorks(site);
    setTo(site, '2031-03-14T12:00:00.000Z');
    await makeLibrary(site, 'in the future');
    setTo(site, '2026-03-14T13:00:00.000Z');
    await signIn(site, 'ada');
    expect(await clockOf(site)).toMatchObject({ from: '2031-03-14T12:00:00.000Z' });
    const [notice] = await notices(site);
    await site.client.clock.acknowledge({ noticeId: notice?.noticeId ?? '', reason: 'the clock was five years ahead' });
    for (const hour of ['14', '15', '16']) {
      setTo(site, `2026-03-14T${hour}:00:00.000Z`);
      await signIn(site, 'ada');
      await makeLibrary(site, hour);
    }
    await site.client.assessments.sign(await signInput(site, { performedOn: '2026-03-14' }));
    expect(await notices(site)).toHaveLength(1);
  });

  test('again, after one of years was acknowledged, is a new question', async () => {
    const site = await makeTestSite({ now: noon });
    setTo(site, '2031-03-14T12:00:00.000Z');
    await makeLibrary(site, 'in the future');
    setTo(site, noon);
    await makeLibrary(site, 'back');
    const [first] = await notices(site);
    await site.client.clock.acknowledge({ noticeId: first?.noticeId ?? '', reason: 'asked who set it' });
    setTo(site, hourBefore);
    await makeLibrary(site, 'back again');
    expect(await clockOf(site)).toMatchObject({ from: noon, to: hourBefore });
  });

  test('within the tolerance is none', async () => {
    const site = await makeTestSite({ now: noon });
    await makeLibrary(site, 'one');
    site.clock.now = new Date(Date.parse(noon) - clockToleranceMs);
    await makeLibrary(site, 'two');
    expect(await notices(site)).toEqual([]);
    site.clock.now = new Date(site.clock.now.getTime() - 1);
    await makeLibrary(site, 'three');
    expect(await notices(site)).toHaveLength(1);
  });

  test('is noticed while nobody does anything, against the newest moment seen and not only against the log', async () => {
    const site = await makeTestSite({ now: noon });
    setTo(site, '2026-03-14T12:30:00.000Z');
    await watchClock(site.station, openOf(site));
    setTo(site, '2026-03-14T12:10:00.000Z');
    await watchClock(site.station, openOf(site));
    await watchClock(site.station, openOf(site));
    expect(await clockOf(site)).toMatchObject({ from: '2026-03-14T12:30:00.000Z', to: '2026-03-14T12:10:00.000Z' });
    expect(await notices(site)).toHaveLength(1);
  });

  test('is noticed once by many at once', async () => {
    const site = await makeTestSite({ now: noon });
    await makeLibrary(site, 'one');
    setTo(site, hourBefore);
    const open = openOf(site);
    const stale = { ...open, clock: { ...open.clock } }; // as seen by a transaction that waited meanwhile
    await Promise.all([
      watchClock(site.station, open),
      makeLibrary(site, 'two'),
      watchClock(site.station, open),
      makeLibrary(site, 'three'),
    ]);
    await watchClock(site.station, stale);
    expect(await notices(site)).toHaveLength(1);
    expect(stale.clock).toEqual(open.clock);
  });

  test('while the site was locked is noticed when it is unlocked, also by when this station had it open last', async () => {
    const site = await makeTestSite({ now: noon });
    setTo(site, '2026-03-14T20:00:00.000Z');
    await site.client.session.lock(); // its entry and this station’s own note are of 20:00
    setTo(site, '2026-03-14T19:00:00.000Z');
    await signIn(site, 'ada');
    const entry = await newestEntry(site.station);
    expect(entry).toMatchObject({ action: 'session.unlock' });
    expect(entry.changes.map(({ entity }) => entity)).toContain('clock_notice');
    expect(await clockOf(site)).toMatchObject({ from: '2026-03-14T20:00:00.000Z' });
    await signIn(site, 'ada');
    expect(await notices(site)).toHaveLength(1);
  });

  test('stays a question after locking and for everybody', async () => {
    const site = await makeTestSite({ now: noon });
    setTo(site, hourBefore);
    await makeLibrary(site, 'two');
    await signIn(site, 'ben');
    expect(await clockOf(site)).toMatchObject({ from: noon });
  });
});

describe('an hour that comes twice', () => {
  test('in autumn is neither an alarm nor another order', async () => {
    const site = await makeTestSite({ zone: 'Europe/Berlin', now: '2026-10-25T00:30:00.000Z' }); // 02:30 summer time
    await makeLibrary(site, 'first half past two');
    setTo(site, '2026-10-25T01:30:00.000Z'); // 02:30 again
    await makeLibrary(site, 'second half past two');
    expect(await notices(site)).toEqual([]);
    const entries = await recordOf(site).selectFrom('audit_entry').select('recordedAt').orderBy('entryNumber').execute();
    const moments = entries.map(({ recordedAt }) => recordedAt);
    expect(moments).toEqual(moments.toSorted());
    expect(moments.at(-1)).toBe('2026-10-25T01:30:00.000Z');
  });
});

describe('the zone of a station', () => {
  test('that is not the site’s is noticed once at unlocking, logged, and stops nothing; a change is noticed again', async () => {
    const site = await makeTestSite({ now: noon });
    await makeWorks(site);
    const { platform } = site.station;
    expect(await site.client.session.get()).toMatchObject({ stationZone: null });
    Object.assign(platform, { zone: () => 'Asia/Tokyo' });
    await signIn(site, 'ada');
    await signIn(site, 'ada');
    expect(await site.client.session.get()).toMatchObject({
      stationZone: 'Asia/Tokyo',
      zone: 'Europe/Berlin',
      today: '2026-03-14',
      clock: null,
    });
    expect(await notices(site)).toMatchObject([{ kind: 'zoneChanged', previousZone: 'Europe/Berlin', stationZone: 'Asia/Tokyo' }]);
    await site.client.assessments.sign(await signInput(site, { performedOn: '2026-03-14' }));
    Object.assign(platform, { zone: () => 'Europe/Berlin' });
    await signIn(site, 'ada');
    expect(await notices(site)).toMatchObject([
      { previousZone: 'Asia/Tokyo', stationZone: 'Europe/Berlin' },
      { stationZone: 'Asia/Tokyo' },
    ]);
  });
});

test('on any walk of the clock a site notices what a list of everything recorded would, and its log stays whole', async () => {
  const step = fc.oneof(fc.integer({ min: 0, max: 3_600_000 }), fc.integer({ min: -40 * 86_400_000, max: 86_400_000 }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { minLength: 4, maxLength: 12 }), async (walk) => {
      const site = await makeTestSite({ now: noon });
      let seen = [Date.parse(noon)];
      let expected = 0;
      for (const [index, [by, isAcknowledged]] of walk.entries()) {
        site.clock.now = new Date(site.clock.now.getTime() + by);
        const now = site.clock.now.getTime();
        const isBack = seen.some((earlier) => earlier - now > clockToleranceMs);
        if (isBack) expected += 1;
        seen = isBack ? [now] : [...seen, now];
        await makeLibrary(site, `${index}`);
        const [newest] = await notices(site);
        expect(await notices(site)).toHaveLength(expected);
        if (isBack && isAcknowledged) await site.client.clock.acknowledge({ noticeId: newest?.noticeId ?? '', reason: 'asked who set it' });
      }
      expect(await verifyLog(recordOf(site), {}, () => undefined, new AbortController().signal)).toMatchObject({ outcome: 'intact' });
    }),
    { numRuns: 5, endOnFailure: true },
  );
}, 60_000);

test('a clock set back while a second person waits to sign for key slots stops them as well', async () => {
  const site = await makeTestSite({ now: noon });
  const cora = await enrol(site, 'cora');
  let leave: () => void = () => undefined;
  const busy = new Promise<void>((resolve) => (leave = resolve));
  void site.station.alone(() => busy);
  const resetting = Promise.allSettled([site.client.users.reset(resetInput(cora))]);
  await new Promise((resolve) => setImmediate(resolve));
  setTo(site, hourBefore);
  leave();
  expect(await resetting).toMatchObject([{ status: 'rejected', reason: { code: 'ClockSetBack' } }]);
  await site.client.session.lock();
  expect(await site.client.session.unlock({ login: 'cora', passphrase: passphraseOf('cora') })).toMatchObject({ state: 'unlocked' });
});
