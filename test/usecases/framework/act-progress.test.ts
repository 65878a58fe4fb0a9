import { expect, test } from 'vitest';
import { makeDraft, makeLibrary, makePersonInRole } from '../../support/framework';
import { passphraseOf } from '../../support/passphrase-of';
import { competencyItem, makeRole, makeUnit, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite } from '../../support/site';

test('an approval says what it is doing before it is done, and the words end with the listener', async () => {
  const site = await makeTestSite();
  await makeUnit(site, 'unit-1');
  await makeRole(site, 'fitter');
  for (let n = 0; n < 3; n += 1) await makePersonInRole(site, `p${n}`, 'fitter');
  const frameworkId = await makeLibrary(site);
  const competency = competencyItem('welding', { scaleId: 'scale' });
  const requirement = requirementItem({ roleId: 'fitter', competencyId: 'welding' });
  const draftId = await makeDraft(site, frameworkId, [scaleItem('scale'), competency, requirement]);
  const { revisionId } = await site.client.framework.submit({ draftId, title: 'First', summary: '' });

  const listener = new AbortController();
  const heard: Array<{ label: string; done: number; total: number | null }> = [];
  let isApproved = false;
  const listening = (async () => {
    for await (const { label, done, total } of await site.client.framework.actProgress({ revisionId }, { signal: listener.signal }))
      if (!isApproved) heard.push({ label, done, total });
  })();
  await site.client.framework.approve({
    revisionId,
    effectiveFrom: '2026-03-14',
    pilotUnitIds: [],
    decisions: [competency, requirement, scaleItem('scale')].map(({ itemId }) => ({
      itemId,
      decision: itemId === competency.itemId ? 'readAndUnderstand' : 'noImpact',
      days: null,
      reason: 'new here',
    })),
    signature: { login: 'ben', passphrase: passphraseOf('ben') },
  });
  isApproved = true;
  listener.abort();
  await listening.catch((error: unknown) => {
    if (!listener.signal.aborted) throw error;
  });
  expect(heard.map(({ label }) => label)).toEqual(['items', 'standings', 'obligations', 'record']);
  expect(heard[1]).toMatchObject({ done: 0, total: 3 });
  expect(heard[2]).toMatchObject({ done: 0, total: 3 });
});
