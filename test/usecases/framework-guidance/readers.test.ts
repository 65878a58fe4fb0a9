import { expect, test } from 'vitest';
import type { Role } from '../../../shared/domain/permissions';
import { blockItem } from '../../support/catalogue-items';
import { approveItems, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, scaleItem } from '../../support/people';
import { makeTestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const guidance = { assessor: 'Watch the hands', coach: 'Pair with an old hand', employee: 'Ask before you start' };

test('what a draft makes of an item, and what it was before, is shown with the guidance meant for who reads it', async () => {
  const site = await makeTestSite();
  const library = await makeLibrary(site);
  const weld = competencyItem('weld', { scaleId: 'scale', guidance });
  const block = blockItem('block', { guidance });
  await approveItems(site, library, [scaleItem('scale'), weld, block]);
  const draftId = await makeDraft(site, library, [{ ...weld, title: 'Welding' }]);
  const shownTo: ReadonlyArray<readonly [Role, readonly string[]]> = [
    ['frameworkSteward', [guidance.assessor, guidance.coach, guidance.employee]],
    ['assessor', [guidance.assessor, '', guidance.employee]],
    ['lineManager', ['', guidance.coach, guidance.employee]],
    ['employee', ['', '', guidance.employee]],
  ];
  for (const [role] of shownTo) await enrol(site, role.toLowerCase(), { grants: [{ role, unitId: null }] });
  for (const [role, expected] of shownTo) {
    await signIn(site, role.toLowerCase());
    for (const itemId of ['weld', 'block']) {
      const { item, former } = await site.client.framework.item({ itemId, draftId });
      for (const one of [item, former]) {
        if (one?.kind !== 'competency' && one?.kind !== 'block') throw new Error('neither a competency nor a block');
        const { assessor, coach, employee } = one.content.guidance;
        expect([role, itemId, assessor, coach, employee]).toEqual([role, itemId, ...expected]);
      }
    }
  }
});
