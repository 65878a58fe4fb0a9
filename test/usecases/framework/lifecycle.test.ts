import { expect, test } from 'vitest';
import { approveDraft, approveItems, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite } from '../../support/site';

test('what a revision requires holds from its day on, and the day before is shown as it was', async () => {
  const site = await makeTestSite();
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'works' });
  const library = await makeLibrary(site);
  const scale = scaleItem('scale');
  const weld = competencyItem('weld', { scaleId: 'scale' });
  const need = requirementItem({ roleId: 'worker', competencyId: 'weld' });
  await approveItems(site, library, [scale, weld, need]);
  const raised = { ...need, content: { ...need.content, level: 3 } };
  const draftId = await makeDraft(site, library, [raised]);
  await approveDraft(site, draftId, { effectiveFrom: '2026-04-01' });

  const before = await site.client.people.get({ personId: 'pia', asOf: '2026-03-31' });
  const after = await site.client.people.get({ personId: 'pia', asOf: '2026-04-01' });
  expect(before.standings[0]?.requiredLevel).toBe(2);
  expect(after.standings[0]?.requiredLevel).toBe(3);
  expect((await site.client.jobRoles.get({ roleId: 'worker', asOf: '2026-03-31' })).requirements[0]?.level).toBe(2);
});
