import { expect, test } from 'vitest';
import { approveItems, makeLibrary } from '../../support/framework';
import { competencyItem, scaleItem } from '../../support/people';
import { makeTestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';
import type { Role } from '../../../shared/domain/permissions';

const guidance = { assessor: 'Watch the hands', coach: 'Let them explain it', employee: 'Take your time' };

const cases: ReadonlyArray<readonly [Role, readonly (keyof typeof guidance)[]]> = [
  ['assessor', ['assessor', 'employee']],
  ['lineManager', ['coach', 'employee']],
  ['frameworkSteward', ['assessor', 'coach', 'employee']],
  ['employee', ['employee']],
  ['hrPartner', ['employee']],
];

test('each guidance text reaches the role it is meant for, wherever the competency is read', async () => {
  const site = await makeTestSite();
  const revisionId = await approveItems(site, await makeLibrary(site), [
    scaleItem('scale'),
    competencyItem('grip', { scaleId: 'scale', guidance }),
  ]);
  for (const [role] of cases) await enrol(site, role.toLowerCase(), { grants: [{ role, unitId: null }] });
  for (const [role, readable] of cases) {
    await signIn(site, role.toLowerCase());
    const expected = Object.fromEntries(
      Object.entries(guidance).map(([who, text]) => [who, readable.some((one) => one === who) ? text : '']),
    );
    expect([role, (await site.client.competencies.get({ competencyId: 'grip' })).guidance]).toEqual([role, expected]);
    expect([role, (await site.client.framework.item({ itemId: 'grip' })).item.content]).toMatchObject([role, { guidance: expected }]);
    const { changes } = await site.client.framework.revision({ revisionId });
    const shown = changes.find(({ item }) => item.itemId === 'grip');
    expect([role, shown?.item.content]).toMatchObject([role, { guidance: expected }]);
  }
});
