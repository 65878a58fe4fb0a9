import { expect, test } from 'vitest';
import { importLines, personOf } from '../../support/imported-people';
import { owedBy, reason } from '../../support/moves';
import { makeTestSite } from '../../support/site';

const anna = '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1';
const newcomer = '008,Lind,Olof,Production,Filling,Operator,B,3/9/2026,,007,1';
const walk = { lineId: null, title: 'Walks the escape routes', competencyId: null, dueDays: 7, owner: 'manager' } as const;

test('a new hire from the HRIS gets dated obligations once, and who was there before owes nothing', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  const annaId = (await personOf(site, '007')).personId;
  const [position] = (await site.client.people.get({ personId: annaId, asOf: null })).positions;
  await site.client.onboarding.save({ roleId: position?.roleId ?? '', lines: [walk], reason });
  await importLines(site, [anna, newcomer]);
  const { personId } = await personOf(site, '008');
  expect(await owedBy(site, personId)).toEqual([`Walks the escape routes by 2026-03-16, ${annaId}`]);
  expect(await owedBy(site, annaId)).toEqual([]);
  await importLines(site, [anna, newcomer.replace(',B,', ',C,')]);
  expect(await owedBy(site, personId)).toHaveLength(1);
});

test('a plan that waits for the HRIS is linked to the position that a later file brings', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna, '009,Roe,Kim,Production,Packing,Packer,B,1/15/2020,,,1']);
  const annaId = (await personOf(site, '007')).personId;
  const kim = (await personOf(site, '009')).personId;
  const [target] = (await site.client.people.get({ personId: kim, asOf: null })).positions;
  const [from] = (await site.client.people.get({ personId: annaId, asOf: null })).positions;
  const place = {
    roleId: target?.roleId ?? '',
    unitId: target?.unitId ?? '',
    startsOn: '2026-03-14',
    fromPositionId: from?.positionId ?? '',
  };
  const grace = { title: '', shift: null, graceUntil: null, supervisorPersonId: null, lines: [] };
  const { planId } = await site.client.moves.plan({ personId: annaId, ...place, ...grace, reason });
  await site.client.moves.confirm({ personId: annaId, planId, reason });
  const plan = async () => (await site.client.moves.ofPerson({ personId: annaId })).plans[0];
  expect(await plan()).toMatchObject({ state: 'confirmed', positionId: null });
  await importLines(site, [anna.replace('Filling,Operator', 'Packing,Packer'), '009,Roe,Kim,Production,Packing,Packer,B,1/15/2020,,,1']);
  const { positions } = await site.client.people.get({ personId: annaId, asOf: null });
  const brought = positions.find(({ roleId }) => roleId === place.roleId);
  expect(await plan()).toMatchObject({ state: 'confirmed', positionId: brought?.positionId });
  expect(brought?.source?.fileName).toBe('people.csv');
});
