import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'vitest';
import type { FrameworkItem } from '../../shared/contract/framework-item';
import { approveItems, makeDraft, makeLibrary } from '../support/framework';
import { makeWorkingSite } from '../support/make-site-at';
import { competencyItem, scaleItem } from '../support/people';
import { isQuick, median, sideBySide, tell } from './figures';

const count = isQuick ? 1_000 : 10_000;
const pasted = count / 2;

const verbs = ['Checks', 'Opens', 'Records', 'Cleans', 'Measures', 'Reports', 'Replaces', 'Seals'];
const things = ['valve', 'gauge', 'permit', 'pump', 'filter', 'batch sheet', 'scale', 'guard', 'hoist', 'probe', 'seam'];
const word = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
const competency = (n: number): FrameworkItem => {
  const indicators = Array.from({ length: 4 }, (_, at) => ({
    indicatorId: `i${n}-${at}`,
    level: (at % 3) + 1,
    text: `${word(verbs, n * 3 + at)} the ${word(things, n * 7 + at)} number ${n} ${at === 1 ? 'and signs for it' : ''} before the ${word(things, n + at)} is used on line ${n % 13}`,
  }));
  return competencyItem(`c${n}`, {
    scaleId: 'scale',
    ordinal: n,
    code: `C-${n}`,
    title: `${word(verbs, n)} the ${word(things, n)} ${n}`,
    indicators,
  });
};

/** Prints what working on the draft of a large library costs the service, beside showing its tree. Asserts nothing. */
test('draft', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const site = await makeWorkingSite(folder);
  const frameworkId = await makeLibrary(site);
  await approveItems(site, frameworkId, [scaleItem('scale'), ...Array.from({ length: count }, (_, n) => competency(n))], '2026-01-01');
  const draftId = await makeDraft(site, frameworkId, [{ ...competency(1), title: 'Another' }]);
  const { framework } = site.client;
  const added = Array.from({ length: pasted }, (_, n) => ({ ...competency(count + n), frameworkId }));
  const [tree = [], add = [], undo = [], one = [], whole = [], faults = []] = await sideBySide(
    isQuick ? 2 : 3,
    () => framework.tree({ frameworkId, draftId }),
    () => framework.change({ draftId, label: 'Paste', items: added, restored: [] }),
    () => framework.undo({ draftId, direction: 'undo' }),
    () => framework.advice({ draftId, itemId: 'c1' }),
    () => framework.advice({ draftId, ofWholeLibrary: true }),
    () => framework.faults({ draftId }),
  );
  const shown = median(tree);
  const against = (what: string, times: readonly number[], target: number | null): void =>
    tell(
      `draft of ${count} items: ${what}, against the tree`,
      median(times) / shown,
      target,
      `${median(times).toFixed(0)} ms, tree ${shown.toFixed(0)} ms`,
    );
  against(`${pasted} items added in one step`, add, null);
  against('that step undone', undo, null);
  against('advice on one item', one, null);
  against('advice on the whole library', whole, null);
  against('what stands in the way of submitting', faults, null);
  await site.station.lock('byHand');
  fs.rmSync(folder, { recursive: true, force: true });
});
