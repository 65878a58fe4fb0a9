import { describe, expect, test } from 'vitest';
import { lockUnattended } from '../../electron/service/station/idle-lock';
import { makeLibrary } from '../support/framework';
import { newestEntry } from '../support/log';
import { makeTestSite, type TestSite } from '../support/site';
import { signIn } from '../support/users';

const minutes = (count: number): number => count * 60_000;

/** The station sleeps without notice: no timer runs, and the clock has moved on when it wakes. */
function sleep({ clock }: TestSite, forMs: number): void {
  clock.passAlone(new Date(clock.now.getTime() + forMs));
}

const libraryNames = async (site: TestSite) => (await site.client.framework.list()).libraries.map(({ name }) => name);

describe('a station that slept without notice longer than the idle time', () => {
  test.each([
    ['a query', (site: TestSite) => site.client.framework.list()],
    ['a command', (site: TestSite) => makeLibrary(site, 'after waking')],
    ['a draft', (site: TestSite) => site.client.drafts.save({ key: 'k', title: '', content: 'after waking' })],
  ])('refuses its very first call, %s, and is locked', async (_what, call) => {
    const site = await makeTestSite();
    sleep(site, minutes(15));
    await expect(call(site)).rejects.toMatchObject({ code: 'NotUnlocked' });
    expect(await site.client.session.get()).toMatchObject({ state: 'locked', why: 'idle' });
    await signIn(site, 'ada');
    expect(await libraryNames(site)).not.toContain('after waking');
    expect((await site.client.drafts.list()).drafts).toEqual([]);
  });

  test('is not kept open by a page that says somebody is there', async () => {
    const site = await makeTestSite();
    sleep(site, minutes(15));
    await site.client.session.touch();
    expect(await site.client.session.get()).toMatchObject({ state: 'locked', why: 'idle' });
  });

  test('shows itself as locked to a page that only asks', async () => {
    const site = await makeTestSite();
    sleep(site, minutes(15));
    expect(await site.client.session.get()).toMatchObject({ state: 'locked', why: 'idle' });
  });

  test('ends the session once, with one entry, however many calls wake it at once', async () => {
    const site = await makeTestSite();
    sleep(site, minutes(15));
    const calls = await Promise.allSettled(Array.from({ length: 10 }, () => site.client.framework.list()));
    expect(calls.map((call) => (call.status === 'rejected' ? call.reason.code : 'answered'))).toEqual(
      Array.from(calls, () => 'NotUnlocked'),
    );
    await signIn(site, 'ada');
    const actions = await site.station.open?.db.selectFrom('audit_entry').select('action').execute();
    expect(actions?.filter(({ action }) => action === 'session.lockIdle')).toHaveLength(1);
  });

  test('and is woken a moment before that time goes on', async () => {
    const site = await makeTestSite();
    sleep(site, minutes(15) - 1);
    await expect(site.client.framework.list()).resolves.toBeDefined();
  });
});

describe('a station that says it goes to sleep', () => {
  test('is locked at once, says why, and leaves an entry in the name of who was there', async () => {
    const site = await makeTestSite();
    const states: string[] = [];
    const stop = site.station.onChange(() => states.push(site.station.lockedWhy));
    await lockUnattended(site.station, 'asleep');
    stop();
    expect(states).toEqual(['asleep']);
    expect(site.station.open).toBeNull();
    expect(await site.client.session.get()).toMatchObject({ state: 'locked', why: 'asleep' });
    await signIn(site, 'ben');
    const actions = await site.station.open?.db.selectFrom('audit_entry').select(['action', 'userId']).orderBy('entryNumber').execute();
    const left = actions?.find(({ action }) => action === 'session.lockAsleep');
    expect(left?.userId).toBe(actions?.find(({ action }) => action === 'session.unlock')?.userId);
    expect((await newestEntry(site.station)).action).toBe('session.unlock');
  });

  test('lets nobody in from that moment, though closing takes longer', async () => {
    const site = await makeTestSite();
    const locking = lockUnattended(site.station, 'asleep');
    await expect(site.client.framework.list()).rejects.toMatchObject({ code: 'NotUnlocked' });
    expect(await site.client.session.get()).toMatchObject({ state: 'locked', why: 'asleep' });
    await locking;
  });

  test('loses no command that was confirmed, and keeps none that was not', async () => {
    const site = await makeTestSite();
    const names = Array.from({ length: 12 }, (_, n) => `library ${n + 10}`);
    const work = Promise.allSettled(names.map((name) => makeLibrary(site, name)));
    await lockUnattended(site.station, 'asleep');
    const answers = await work;
    const codes = answers.map((answer) => (answer.status === 'rejected' ? answer.reason.code : 'confirmed'));
    expect(new Set(codes)).toEqual(new Set(codes.includes('confirmed') ? ['confirmed', 'NotUnlocked'] : ['NotUnlocked']));
    await signIn(site, 'ada');
    expect(names.filter((_, n) => codes[n] === 'confirmed')).toEqual((await libraryNames(site)).filter((name) => names.includes(name)));
  });

  test('ends a stream that was under way as locked, and that is no incident', async () => {
    const site = await makeTestSite();
    for (const name of Array.from({ length: 40 }, (_, n) => `library ${n}`)) await makeLibrary(site, name);
    const stream = await site.client.audit.verify();
    const locking = lockUnattended(site.station, 'asleep');
    const read = async (): Promise<unknown[]> => {
      const events: unknown[] = [];
      for await (const event of stream) events.push(event);
      return events;
    };
    await expect(read()).rejects.toMatchObject({ code: 'NotUnlocked' });
    await locking;
  });

  test('has nothing to do when nothing is open', async () => {
    const site = await makeTestSite();
    await site.client.session.lock();
    await lockUnattended(site.station, 'asleep');
    expect(await site.client.session.get()).toMatchObject({ state: 'locked', why: 'byHand' });
  });
});
