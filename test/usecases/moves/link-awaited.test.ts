import { expect, test } from 'vitest';
import { linkAwaitedMoves } from '../../../electron/service/usecases/moves/link-awaited';
import { recordOf } from '../../support/framework';
import { makeShop, toShop } from '../../support/moves';
import { writeRecord } from '../../support/people';

test('a position from the HRIS in the role and the unit of a confirmed plan is what the plan waited for', async () => {
  const site = await makeShop();
  const fromHris = { ...toShop, fromPositionId: null };
  const old = {
    positionId: 'position-paul',
    personId: 'paul',
    roleId: 'worker',
    unitId: 'works',
    title: 'Operator',
    shift: null,
    validFrom: '2020-01-01',
    validTo: null,
    sourceBatchId: 'batch',
    positionNumber: null,
  };
  await writeRecord(site, 'position', 'position-paul', old);
  const { planId } = await site.client.moves.plan(fromHris);
  await site.client.moves.confirm({ personId: 'paul', planId, reason: 'asked by a test' });
  const brought = { ...old, positionId: 'brought', roleId: 'fitter', unitId: 'shop', validFrom: '2026-04-01' };
  const link = (position: typeof brought | (Omit<typeof brought, 'validTo'> & { validTo: string })) =>
    recordOf(site)
      .transaction()
      .execute((tx) => linkAwaitedMoves(tx, 1_000_000, [position]));
  expect(await link({ ...brought, unitId: 'works' })).toEqual([]);
  expect(await link({ ...brought, validFrom: '2026-01-01', validTo: '2026-03-31' })).toEqual([]);
  expect(await link(brought)).toMatchObject([{ entity: 'move_plan', old: { positionId: null }, new: { positionId: 'brought' } }]);
  expect(await link(brought)).toEqual([]);
});
