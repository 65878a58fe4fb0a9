import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyLog } from '../../electron/service/db/audit-verify';
import { lockIfIdle } from '../../electron/service/station/idle-lock';
import { attach, makeWorks, signInput } from '../support/assessments';
import { makeDraft, makeLibrary, recordOf } from '../support/framework';
import { logLength, newestEntry } from '../support/log';
import { competencyItem } from '../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../support/site';
import { addUser, signIn } from '../support/users';

const codes = (sent: readonly PromiseSettledResult<unknown>[]) =>
  sent.map((one) => (one.status === 'fulfilled' ? 'ok' : String(one.reason.code)));
const isIntact = async (site: TestSite) => (await verifyLog(recordOf(site), {}, () => undefined, new AbortController().signal)).outcome;
const status = { asOf: null, unitId: null, includeLeavers: true };

/** A site that keeps its incidents for the test to look at. */
async function watchedSite() {
  const site = await makeTestSite();
  const incidents: string[] = [];
  Object.assign(site.station.platform, { recordIncident: (where: string) => `I-${incidents.push(where)}` });
  await makeWorks(site);
  return { ...site, incidents };
}

describe('many at once', () => {
  test('twenty commands, signatures of two people among them, each leave their record and their entry, and the log verifies', async () => {
    const site = await watchedSite();
    const numbers = Array.from({ length: 18 }, (_, n) => `${n}`);
    const before = await logLength(site.station);
    const input = await signInput(site);
    const answers = await Promise.allSettled([
      ...numbers.map((name) => makeLibrary(site, name)),
      ...['ada', 'ben'].map((login) => site.client.assessments.sign({ ...input, signature: { login, passphrase: passphraseOf(login) } })),
      ...numbers.map(() => site.client.people.list(status)),
      ...numbers.map((key) => site.client.drafts.save({ key, title: '', content: key })),
    ]);
    expect(new Set(codes(answers))).toEqual(new Set(['ok']));
    expect(await logLength(site.station)).toBe(before + 20);
    const recorded = await recordOf(site).selectFrom('framework').select('recordedFrom').where('recordedFrom', '>', before).execute();
    expect(new Set(recorded.map(({ recordedFrom }) => recordedFrom)).size).toBe(18);
    expect(await isIntact(site)).toBe('intact');
    expect((await site.client.drafts.list()).drafts).toHaveLength(18);
    expect(site.incidents).toEqual([]);
  });

  test('twenty drafts of one library: the first begins it and the others are told of it', async () => {
    const site = await watchedSite();
    const frameworkId = await makeLibrary(site);
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => site.client.framework.startDraft({ frameworkId, title: `Draft ${n}` })),
    );
    expect(codes(answers).filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(codes(answers).filter((answer) => answer === 'DraftThere')).toHaveLength(19);
  });

  test('twenty changes of one item each stay as a step of their own: taken back one by one, none has swallowed another', async () => {
    const site = await watchedSite();
    const frameworkId = await makeLibrary(site);
    const item = competencyItem('weld', { frameworkId, title: 'Title' });
    const draftId = await makeDraft(site, frameworkId, [item]);
    const change = (n: number) =>
      site.client.framework.change({ draftId, label: `Change ${n}`, items: [{ ...item, title: `Title ${n}` }], restored: [] });
    const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => change(n)));
    expect(new Set(codes(answers))).toEqual(new Set(['ok']));
    const titles: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      titles.push((await site.client.framework.item({ itemId: 'weld', draftId })).item.title);
      await site.client.framework.undo({ draftId, direction: 'undo' });
    }
    expect(titles.toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => `Title ${n}`).toSorted());
    expect((await site.client.framework.item({ itemId: 'weld', draftId })).item).toEqual(item);
  });
});

describe('a lock', () => {
  test('in the middle of work loses nothing that was confirmed; the rest is told that the site is locked, and nothing is an incident', async () => {
    const site = await watchedSite();
    const numbers = Array.from({ length: 12 }, (_, n) => `${n}`);
    const input = await signInput(site);
    const evidenceId = await attach(site, 'large.bin', new Uint8Array(3_000_000));
    const work = Promise.allSettled([
      ...numbers.map((name) => makeLibrary(site, name)),
      site.client.assessments.sign(input),
      ...numbers.map(() => site.client.people.list(status)),
      ...numbers.map(() => site.client.people.get({ personId: 'pia', asOf: null })),
      ...numbers.map(() => site.client.evidence.read({ evidenceId })),
      addUser(site, 'cora'),
      attach(site, 'more.bin', new Uint8Array(3_000_000).fill(1)),
    ]);
    await site.client.session.lock();
    const answers = await work;
    expect(codes(answers).filter((code) => code !== 'ok' && code !== 'NotUnlocked')).toEqual([]);
    expect(codes(answers)).toContain('NotUnlocked');
    expect(site.incidents).toEqual([]);

    await signIn(site, 'ada');
    const kept = (await site.client.framework.list()).libraries.map(({ name }) => name);
    const confirmed = numbers.filter((_, index) => answers[index]?.status === 'fulfilled');
    expect(kept).toEqual(expect.arrayContaining(confirmed));
    expect(await isIntact(site)).toBe('intact');
  });

  test('during a stream ends it as locked', async () => {
    const site = await watchedSite();
    const events = await site.client.audit.verify();
    const read = (async () => {
      for await (const _event of events) await site.client.session.lock();
    })();
    const [ended] = await Promise.allSettled([read]);
    expect(['ok', 'NotUnlocked']).toContain(codes([ended])[0]);
    expect(site.incidents).toEqual([]);
    await signIn(site, 'ada');
  });

  test('voids the handle of a dialog that was still open, so that the next session cannot redeem it', async () => {
    const site = await watchedSite();
    let choose: (path: string) => void = () => undefined;
    Object.assign(site.station.platform, {
      choosePath: () =>
        new Promise<string>((resolve) => {
          choose = resolve;
        }),
    });
    const asked = Promise.allSettled([site.client.exports.chooseTarget({ suggestedName: 'status', isEncrypted: false })]);
    await expect.poll(() => choose.length).toBe(1);
    await signIn(site, 'ben');
    choose(path.join(site.folder, 'status.zip'));
    const [answer] = await asked;
    expect(answer.status === 'fulfilled' ? answer.value : null).toBeNull();
  });

  test('locks even when the station’s own folder cannot be written, and the site opens again', async () => {
    const site = await watchedSite();
    const known = path.join(site.stationFolder, 'known-sites.json');
    rmSync(known);
    mkdirSync(path.join(known, 'in-the-way'), { recursive: true });
    expect(await site.client.session.lock()).toMatchObject({ state: 'locked' });
    expect(site.incidents).toEqual(['station.lock']);
    rmSync(known, { recursive: true });
    await signIn(site, 'ada');
    expect(await site.client.session.get()).toMatchObject({ state: 'unlocked' });
  });

  test('by hand locks even when its entry cannot be written', async () => {
    const site = await watchedSite();
    const { open } = site.station;
    if (open === null) throw new Error('the site is locked');
    open.vault.site.exec("CREATE TEMP TRIGGER full BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    expect(await site.client.session.lock()).toMatchObject({ state: 'locked' });
    expect(site.incidents).toContain('session.lock');
    expect(site.station.open).toBeNull();
  });
});

describe('idle time', () => {
  test('is not prolonged by a clock that is set back', async () => {
    const site = await makeTestSite();
    const { open } = site.station;
    if (open === null) throw new Error('the site is locked');
    site.clock.passAlone(new Date('2026-03-10T10:00:00.000Z'));
    expect(await lockIfIdle(site.station)).toBe(false);
    site.clock.passAlone(new Date(site.clock.now.getTime() + open.facts.idleMinutes * 60_000));
    expect(await lockIfIdle(site.station)).toBe(true);
    expect(await site.client.session.get()).toMatchObject({ state: 'locked', why: 'idle' });
  });
});

describe('accounts made at once', () => {
  test('each keep their key slot', async () => {
    const site = await makeTestSite();
    const [cora, dora] = await Promise.all([addUser(site, 'cora'), addUser(site, 'dora')]);
    for (const [login, { oneTimeSecret }] of [
      ['cora', cora],
      ['dora', dora],
    ] as const) {
      await site.client.session.lock();
      expect(await site.client.session.unlock({ login, passphrase: oneTimeSecret })).toMatchObject({ state: 'mustChoosePassphrase' });
    }
  });

  test('are not made in the name of whoever unlocked meanwhile', async () => {
    const site = await watchedSite();
    const asked = Promise.allSettled([addUser(site, 'cora'), addUser(site, 'dora')]);
    await site.client.session.lock();
    await site.client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') });
    await asked;
    const made = (
      await site.client.audit.search({
        userId: null,
        action: 'users.add',
        entity: null,
        entityId: null,
        text: null,
        from: null,
        to: null,
        beforeEntry: null,
        limit: 9,
      })
    ).entries;
    expect(made.filter(({ printedName }) => printedName === 'Ben Birch')).toEqual([]);
    expect((await newestEntry(site.station)).action).toBe('session.unlock');
  });
});
