import { beforeEach, expect, test } from 'vitest';
import { verification } from '../audit/log-site';
import { newestEntry, recordOf } from '../../support/framework';
import { logLength } from '../../support/log';
import { competencyItem, makeItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

let site: TestSite;
let sue: string;
let library: string;

/** A library, of which sue is the steward; the clock stands at 2026-03-14. */
beforeEach(async () => {
  site = await makeTestSite();
  sue = await enrol(site, 'sue', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  ({ frameworkId: library } = await site.client.framework.saveLibrary({
    frameworkId: null,
    name: 'Works',
    description: '',
    functionName: null,
    stewardUserIds: [sue],
    isRetired: false,
    reason: 'first library of the site',
  }));
  await makeItem(site, { ...scaleItem('scale'), frameworkId: library });
});

const item = (itemId: string, part: Partial<Parameters<typeof competencyItem>[1]> = {}) =>
  competencyItem(itemId, { scaleId: 'scale', frameworkId: library, reviewMonths: 12, ...part });
const due = async (whose: 'own' | 'all' = 'all') =>
  (await site.client.framework.reviewsDue({ whose })).reviews.map(({ itemId, dueOn, state }) => [itemId, dueOn, state]);

test('what is past its day, or due within thirty days, is listed by its day, and nothing else', async () => {
  await makeItem(site, item('old'), '2024-06-01');
  await makeItem(site, item('today'), '2025-03-14');
  await makeItem(site, item('last-day-of-the-list'), '2025-04-13');
  await makeItem(site, item('later'), '2025-04-14');
  await makeItem(site, item('never', { reviewMonths: null }), '2020-01-01');
  await makeItem(site, item('retired', { isRetired: true }), '2020-01-01');
  expect(await due()).toEqual([
    ['old', '2025-06-01', 'overdue'],
    ['today', '2026-03-14', 'soon'],
    ['last-day-of-the-list', '2026-04-13', 'soon'],
  ]);
});

test('a newer version starts the months again', async () => {
  await makeItem(site, item('weld'), '2024-06-01');
  await makeItem(site, item('weld', { title: 'Welding' }), '2026-01-01');
  expect(await due()).toEqual([]);
});

test('a steward’s own list has what they look after: by name on the item, or as steward of its library', async () => {
  const other = (
    await site.client.framework.saveLibrary({
      frameworkId: null,
      name: 'Laboratory',
      description: '',
      functionName: null,
      stewardUserIds: [await userIdOf('ada')],
      isRetired: false,
      reason: 'another library of the site',
    })
  ).frameworkId;
  await makeItem(site, item('of-library'), '2024-06-01');
  await makeItem(site, item('by-name', { frameworkId: other, stewardUserId: sue }), '2024-06-02');
  await makeItem(site, item('of-others', { frameworkId: other }), '2024-06-03');
  await signIn(site, 'sue');
  expect((await due('own')).map(([id]) => id)).toEqual(['of-library', 'by-name']);
  const { reviews } = await site.client.framework.reviewsDue({ whose: 'all' });
  expect(reviews.map(({ itemId, stewards, isOwn, libraryName }) => [itemId, stewards, isOwn, libraryName])).toEqual([
    ['of-library', ['Person sue'], true, 'Works'],
    ['by-name', ['Person sue'], true, 'Laboratory'],
    ['of-others', ['Ada Alder'], false, 'Laboratory'],
  ]);
});

test('who may only read has an empty list of their own', async () => {
  await makeItem(site, item('weld'), '2024-06-01');
  await enrol(site, 'cora', { grants: [{ role: 'assessor', unitId: null }] });
  await signIn(site, 'cora');
  expect(await due('own')).toEqual([]);
  expect((await due('all')).length).toBe(1);
});

test('what was reviewed leaves the list, with an entry that says by whom and what was found', async () => {
  await makeItem(site, item('weld'), '2024-06-01');
  await makeItem(site, item('cut'), '2024-06-01');
  await signIn(site, 'sue');
  const before = await logLength(site.station);
  expect(await site.client.framework.reviewed({ itemIds: ['weld', 'cut', 'weld'], remark: 'still as it is done' })).toEqual({
    reviewed: 2,
  });
  expect(await logLength(site.station)).toBe(before + 1);
  const entry = await newestEntry(site);
  expect(entry).toMatchObject({ action: 'framework.reviewed', userId: sue, reason: { text: 'still as it is done' } });
  const rows = await recordOf(site).selectFrom('item_review').selectAll().orderBy('itemId').execute();
  expect(rows).toEqual(
    ['cut', 'weld'].map((itemId) => ({
      itemId,
      reviewedOn: '2026-03-14',
      reviewedBy: sue,
      remark: 'still as it is done',
      entryNumber: entry.entryNumber,
    })),
  );
  expect(await due()).toEqual([]);
  expect(await site.client.catalogue.origin({ itemId: 'weld' })).toMatchObject({
    lastReviewedOn: '2026-03-14',
    nextReviewOn: '2027-03-14',
  });
  // The rows are what the log tells of them.
  await signIn(site, 'ada');
  expect((await verification(site)).at(-1)).toMatchObject({ kind: 'done', firstBad: null, rows: [] });
});

test('nobody but who looks after an item says that it was reviewed, and of several all or none', async () => {
  await makeItem(site, item('weld', { frameworkId: library }), '2024-06-01');
  await enrol(site, 'tom', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  await signIn(site, 'tom');
  const before = await logLength(site.station);
  await expect(site.client.framework.reviewed({ itemIds: ['weld'], remark: 'looks fine' })).rejects.toMatchObject({
    code: 'NotSteward',
    data: { stewards: ['Person sue'] },
  });
  await signIn(site, 'sue');
  await expect(site.client.framework.reviewed({ itemIds: ['weld', 'nothing'], remark: 'looks fine' })).rejects.toMatchObject({
    code: 'ItemNotFound',
    data: { itemId: 'nothing' },
  });
  expect(await recordOf(site).selectFrom('item_review').selectAll().execute()).toEqual([]);
  expect(await logLength(site.station)).toBeGreaterThanOrEqual(before);
});

test('of a retired library nothing is asked any more', async () => {
  await makeItem(site, item('weld'), '2024-06-01');
  await signIn(site, 'sue');
  const { libraries } = await site.client.framework.list();
  const own = libraries.find(({ frameworkId }) => frameworkId === library);
  if (own === undefined) throw new Error('the library is gone');
  const { name, description, functionName, stewardUserIds } = own;
  await site.client.framework.saveLibrary({
    frameworkId: library,
    name,
    description,
    functionName,
    stewardUserIds,
    isRetired: true,
    reason: 'no longer kept',
  });
  expect(await due()).toEqual([]);
});

async function userIdOf(login: string): Promise<string> {
  const row = await recordOf(site)
    .selectFrom('user_account')
    .select('userId')
    .where('login', '=', login)
    .where('recordedTo', 'is', null)
    .executeTakeFirstOrThrow();
  return row.userId;
}
