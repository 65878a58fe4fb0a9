import { expect, test } from 'vitest';
import { commitPreview, previewLines, reverseBatch } from '../../support/imported-people';
import { makeTestSite } from '../../support/site';

const crowd = Array.from({ length: 400 }, (_, index) => `${index + 1000},Person ${index},A,Production,,Operator,,7/30/2011,,,1`);

test('others have their turns while a file is committed or taken back, and see the state before or after', async () => {
  const site = await makeTestSite();
  const { previewId } = await previewLines(site, crowd);
  const commit = await turnsDuring(() => commitPreview(site, previewId));
  expect(commit.turns).toBeGreaterThan(3);
  expect([...new Set(commit.seen)].filter((people) => people !== 0)).toEqual([crowd.length]);
  const reversal = await turnsDuring(() => reverseBatch(site, commit.value.batchId));
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
