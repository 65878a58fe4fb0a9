import { expect, test } from 'vitest';
import { contentDigest } from '../../../electron/service/db/content-digest';
import { attach, signInput } from '../../support/assessments';
import { recordOf } from '../../support/framework';
import { makeShop, reason, toShop } from '../../support/moves';
import type { TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const get = ({ client }: TestSite, personId: string, asOf: string | null = null) => client.portfolio.get({ personId, asOf });

/** paul, moved to the shop, with a badge number and one assessment that ada signed over a file. */
async function makeRecord(): Promise<TestSite> {
  const site = await makeShop();
  const evidenceId = await attach(site, 'seen.txt', 'what was seen');
  await site.client.assessments.sign(await signInput(site, { personId: 'paul', evidenceIds: [evidenceId] }));
  await site.client.people.addIdentifier({ personId: 'paul', system: 'Badge', value: '0042', reason });
  const { planId } = await site.client.moves.plan(toShop);
  await site.client.moves.confirm({ personId: 'paul', planId, reason });
  return site;
}

test('a portfolio is the whole record of a person and nothing else, under the digest of what it says', async () => {
  const site = await makeRecord();
  const { content, digest } = await get(site, 'paul');
  const rowsOf = async (table: 'holding' | 'obligation' | 'move_plan') =>
    recordOf(site).selectFrom(table).selectAll().where('personId', '=', 'paul').execute();
  const assessments = await recordOf(site).selectFrom('assessment').selectAll().where('personId', '=', 'paul').execute();
  expect(assessments.length).toBeGreaterThan(3);
  const inOrder = (ids: readonly { readonly assessmentId: string }[]) => ids.map(({ assessmentId }) => assessmentId).toSorted();
  expect(inOrder(content.assessments)).toEqual(inOrder(assessments));
  const evidence = await recordOf(site).selectFrom('evidence').select(['evidenceId', 'sha256']).execute();
  expect(content.assessments.flatMap((one) => one.evidence.map(({ evidenceId, sha256 }) => ({ evidenceId, sha256 })))).toEqual(evidence);
  const signed = assessments.find(({ enteredAt }) => enteredAt > '2026-03-14');
  expect(content.assessments[0]).toMatchObject({
    contentDigest: signed?.contentDigest,
    signatures: [{ printedName: 'Ada Alder', isValid: true }],
  });
  const holdings = (await rowsOf('holding')).flatMap((row) =>
    'untilDate' in row ? [`${row.competencyId} ${row.fromDate} ${row.untilDate}`] : [],
  );
  expect(content.holdings.map(({ competencyId, from, until }) => `${competencyId} ${from} ${until}`).toSorted()).toEqual(
    holdings.toSorted(),
  );
  expect(content.obligations.map(({ competencyId }) => competencyId ?? '').toSorted()).toEqual(['crane', 'gas', 'weld']);
  expect(content.person.identifiers).toMatchObject([{ system: 'Badge', value: '0042' }]);
  expect(content.person.positions).toHaveLength(2);
  expect(content.moves).toHaveLength(1);
  expect(digest).toBe(contentDigest(content));
  expect((await get(site, 'paul')).digest).toBe(digest);
  await site.client.people.addIdentifier({ personId: 'paul', system: 'Badge', value: '0043', reason });
  expect((await get(site, 'paul')).digest).not.toBe(digest);
});

test('on an earlier day it says what was held then', async () => {
  const site = await makeRecord();
  const { content } = await get(site, 'paul', '2026-01-10');
  expect(content.asOf).toBe('2026-01-10');
  expect(content.assessments.map(({ competencyId }) => competencyId)).toEqual(['rig', 'gas']);
  expect(content.holdings.map(({ competencyId, isHeld }) => [competencyId, isHeld])).toEqual([
    ['gas', true],
    ['rig', true],
  ]);
  const now = await get(site, 'paul');
  expect(now.content.holdings.map(({ competencyId, isHeld, until }) => [competencyId, isHeld, until])).toContainEqual([
    'gas',
    false,
    '2026-01-10',
  ]);
});

test('everybody has their own, others by their rights, and every reading is noted', async () => {
  const site = await makeRecord();
  await enrol(site, 'emil', { grants: [{ role: 'employee', unitId: null }], personId: 'paul' });
  await enrol(site, 'cora', { grants: [{ role: 'lineManager', unitId: 'shop' }] });
  await signIn(site, 'emil');
  expect((await get(site, 'paul')).content.person.name).toBe('paul, Test');
  await expect(get(site, 'sue')).rejects.toMatchObject({ code: 'NotPermitted' });
  const read = await recordOf(site)
    .selectFrom('access_log')
    .select(['personId', 'procedure'])
    .where('procedure', '=', 'portfolio.get')
    .execute();
  expect(read).toEqual([{ personId: 'paul', procedure: 'portfolio.get' }]);
  await signIn(site, 'cora');
  await expect(get(site, 'sue')).rejects.toMatchObject({ code: 'NotPermitted' });
  await signIn(site, 'ada');
  await expect(get(site, 'nobody')).rejects.toMatchObject({ code: 'PersonNotFound' });
});

test('records of one person are read together', async () => {
  const site = await makeRecord();
  await site.client.assessments.sign(await signInput(site, { personId: 'pia' }));
  await site.client.identity.merge({ keptPersonId: 'paul', otherPersonId: 'pia', reason });
  const { content } = await get(site, 'paul');
  const mine = content.assessments.filter(({ performedOn }) => performedOn === '2026-03-14');
  expect(mine).toHaveLength(2);
  expect(content.person.merged.map(({ personId }) => personId)).toEqual(['pia']);
});
