import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { signedIn } from '../../../electron/service/station/signed-in';
import { commitPreview, previewLines, reverseBatch } from '../../support/imported-people';
import { logLength } from '../../support/log';
import { makeTestSite } from '../../support/site';

const crowd = Array.from({ length: 400 }, (_, index) => `${index + 1000},Person ${index},A,Production,,Operator,,7/30/2011,,,1`);

test('a commit says how far it is, and whose caller gives up in the midst of it writes nothing', async () => {
  const site = await makeTestSite();
  const { previewId } = await previewLines(site, crowd);
  const entries = await logLength(site.station);
  const [given, listener] = [new AbortController(), new AbortController()];
  const heard: Array<{ label: string; done: number; total: number | null }> = [];
  let giveUp = (_label: string, done: number): void => {
    if (done > crowd.length) given.abort(new Error('given up'));
  };
  const listening = (async () => {
    for await (const step of await site.client.imports.commitProgress({ previewId }, { signal: listener.signal })) {
      heard.push(step);
      giveUp(step.label, step.done);
    }
  })().catch((error: unknown) => {
    if (!listener.signal.aborted) throw error;
  });
  await expect(commitPreview(site, previewId, { signal: given.signal })).rejects.toThrow('given up');
  expect(await logLength(site.station)).toBe(entries);
  expect((await site.client.people.list({ asOf: null, unitId: null, includeLeavers: true })).people).toEqual([]);
  expect([...new Set(heard.map(({ label }) => label))]).toEqual(['writing']);

  // Nor once its entry is being sealed.
  const late = new AbortController();
  giveUp = (label) => {
    if (label === 'record') late.abort(new Error('given up late'));
  };
  await expect(commitPreview(site, previewId, { signal: late.signal })).rejects.toThrow('given up late');
  expect(await logLength(site.station)).toBe(entries);
  giveUp = () => undefined;

  // The preview is still at hand, and is committed after all. What it wrote goes on into the file of the record beside all others' work.
  const ofRecord = (): number => statSync(path.join(site.siteFolder, 'site-1.db')).size;
  signedIn(site.station).open.vault.site.pragma('wal_checkpoint(TRUNCATE)');
  const before = ofRecord();
  expect(await commitPreview(site, previewId)).toMatchObject({ created: crowd.length });
  await vi.waitFor(() => expect(ofRecord()).toBeGreaterThan(before + 1_000_000), { timeout: 15_000 });
  listener.abort();
  await listening;
  expect([...new Set(heard.map(({ label }) => label))]).toEqual(['writing', 'standings', 'digests', 'record']);
  const total = heard.find(({ label }) => label === 'writing')?.total ?? 0;
  expect(heard.every(({ label, done }) => label !== 'writing' || done <= total)).toBe(true);
  // What is told last is that all of it is sealed, and only to be brought to the disk.
  expect(heard.at(-1)?.done).toBe(heard.at(-1)?.total);
});

test('others have their turns while a file is committed or taken back, and see the state before or after', async () => {
  const site = await makeTestSite();
  const { previewId } = await previewLines(site, crowd);
  const commit = await turnsDuring(() => commitPreview(site, previewId));
  expect(commit.turns).toBeGreaterThan(3);
  expect([...new Set(commit.seen)].filter((people) => people !== 0)).toEqual([crowd.length]);
  const [listener, steps] = [new AbortController(), new Set<string>()];
  const following = (async () => {
    const told = await site.client.imports.commitProgress({ previewId: commit.value.batchId }, { signal: listener.signal });
    for await (const { label } of told) steps.add(label);
  })().catch((error: unknown) => {
    if (!listener.signal.aborted) throw error;
  });
  const reversal = await turnsDuring(() => reverseBatch(site, commit.value.batchId));
  listener.abort();
  await following;
  expect([...steps]).toEqual(['reading', 'restoring', 'digests', 'standings', 'record']);
  expect(reversal.turns).toBeGreaterThan(3);
  expect([...new Set(reversal.seen)].filter((people) => people !== crowd.length)).toEqual([0]);

  /** Counts the turns that others have in the midst of the transaction; somebody asks for the people, again and again. */
  async function turnsDuring<T>(
    work: () => Promise<T>,
  ): Promise<{ readonly value: T; readonly turns: number; readonly seen: readonly number[] }> {
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      if (site.station.open?.vault.site.inTransaction === true) turns += 1;
      if (!isOver) setImmediate(count);
    };
    const seen: number[] = [];
    const ask = async (): Promise<void> => {
      for (let isLast = false; !isLast;) {
        isLast = isOver;
        seen.push((await site.client.people.list({ asOf: null, unitId: null, includeLeavers: true })).people.length);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    setImmediate(count);
    const asked = ask();
    const value = await work();
    isOver = true;
    await asked;
    return { value, turns, seen };
  }
});
