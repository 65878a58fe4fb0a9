import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'vitest';
import type { ComparePoint } from '../../shared/contract/differences';
import { approveItems, makeDraft, makeLibrary } from '../support/framework';
import { makeWorkingSite } from '../support/make-site-at';
import { competencyItem, scaleItem } from '../support/people';
import { isQuick, median, sideBySide, tell } from './figures';

const count = isQuick ? 1000 : 10_000;
const changed = count / 20;

const competency = (index: number, title = `Competency ${index}`) => {
  const indicators = Array.from({ length: 4 }, (_, at) => ({
    indicatorId: `i${index}-${at}`,
    text: `Does the part ${at} of ${index} as the procedure says`,
  }));
  return competencyItem(`c${index}`, { scaleId: 'scale', ordinal: index, title, indicators });
};

/** Prints how long the difference of two states of a large library takes, beside showing its tree. Asserts nothing. */
test('compare', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const site = await makeWorkingSite(folder);
  const frameworkId = await makeLibrary(site);
  const items = Array.from({ length: count }, (_, index) => competency(index));
  const revisionId = await approveItems(site, frameworkId, [scaleItem('scale'), ...items], '2026-01-01');
  const draftId = await makeDraft(
    site,
    frameworkId,
    Array.from({ length: changed }, (_, index) => competency(index * 7, 'Retitled')),
  );
  const compare = (from: ComparePoint, to: ComparePoint) => () => site.client.framework.compare({ frameworkId, from, to, limit: 200 });
  const [tree = [], few = [], all = []] = await sideBySide(
    isQuick ? 3 : 5,
    () => site.client.framework.tree({ frameworkId }),
    compare({ at: 'approved' }, { at: 'draft', draftId }),
    compare({ at: 'nothing' }, { at: 'revision', revisionId }),
  );
  const shown = median(tree);
  tell(
    `compare: ${changed} of ${count} items changed, against the tree`,
    median(few) / shown,
    null,
    `${median(few).toFixed(0)} ms, tree ${shown.toFixed(0)} ms`,
  );
  tell(`compare: all ${count} items new, against the tree`, median(all) / shown, null, `${median(all).toFixed(0)} ms`);
  await site.station.lock('byHand');
  fs.rmSync(folder, { recursive: true, force: true });
});
