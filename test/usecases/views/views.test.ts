import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as savedViews } from '../../../electron/service/db/migrations/0022-saved-views';
import { recordUpTo } from '../../../electron/service/db/open';
import { viewsFor } from '../../../electron/service/db/sql/views';
import { mostViews } from '../../../shared/contract/views';
import { newestEntry } from '../../support/log';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const reason = 'asked by a test';
const worst = { path: '/readiness/matrix', search: { sort: 'worst', mandatory: true } };
const save = ({ client }: TestSite, name: string, viewId: string | null = null, place = worst) =>
  client.views.save({ viewId, name, ...place });
const names = async ({ client }: TestSite) => (await client.views.list()).views.map(({ name }) => name);

test('a view is one’s own until the office offers it to a role, which then has it, and nobody else', async () => {
  const site = await makeTestSite();
  const { client } = site;
  await enrol(site, 'ann', { grants: [{ role: 'assessor', unitId: null }] });
  await enrol(site, 'moe', { grants: [{ role: 'lineManager', unitId: null }] });
  await signIn(site, 'ada');
  const { viewId } = await save(site, 'Worst');
  expect(await newestEntry(site.station)).toMatchObject({ action: 'views.save', entityId: viewId });
  expect((await client.views.list()).views).toEqual([{ viewId, name: 'Worst', ...worst, isOwn: true, role: null, by: 'Ada Alder' }]);
  await expect(client.views.offer({ viewId, role: null, reason })).rejects.toMatchObject({ code: 'Unchanged' });
  await signIn(site, 'ann');
  await save(site, 'My own');
  expect(await names(site)).toEqual(['My own']);
  await expect(client.views.offer({ viewId, role: 'assessor', reason })).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(client.views.remove({ viewId })).rejects.toMatchObject({ code: 'ViewNotFound' });
  await expect(save(site, 'Taken over', viewId)).rejects.toMatchObject({ code: 'ViewNotFound' });

  await signIn(site, 'ada');
  await client.views.offer({ viewId, role: 'assessor', reason });
  expect(await newestEntry(site.station)).toMatchObject({ action: 'views.offer', entityId: viewId, reason });
  await signIn(site, 'ann');
  expect((await client.views.list()).views).toMatchObject([
    { name: 'My own', isOwn: true },
    { name: 'Worst', isOwn: false, role: 'assessor', by: 'Ada Alder' },
  ]);
  await signIn(site, 'moe');
  expect(await names(site)).toEqual([]);
  // of those who may offer, anybody takes it back; what is nobody's to see is nobody's to offer
  await signIn(site, 'ben');
  expect(await names(site)).toEqual(['Worst']);
  await client.views.offer({ viewId, role: null, reason });
  await expect(client.views.offer({ viewId, role: 'assessor', reason })).rejects.toMatchObject({ code: 'ViewNotFound' });
  await signIn(site, 'ann');
  expect(await names(site)).toEqual(['My own']);
});

test('a name is had once, a view is changed and removed, and there are no more than can be found again', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const { viewId } = await save(site, 'Worst');
  await expect(save(site, 'WORST')).rejects.toMatchObject({ code: 'NameTaken' });
  await expect(save(site, 'Worst', viewId)).rejects.toMatchObject({ code: 'Unchanged' });
  await expect(save(site, 'Other', 'there-is-none')).rejects.toMatchObject({ code: 'ViewNotFound' });
  await save(site, 'Worst of all', viewId, { path: '/readiness', search: { sort: 'worst', mandatory: false } });
  expect((await client.views.list()).views).toMatchObject([
    { viewId, name: 'Worst of all', path: '/readiness', search: { mandatory: false } },
  ]);
  await client.views.remove({ viewId });
  expect(await newestEntry(site.station)).toMatchObject({ action: 'views.remove', entityId: viewId });
  expect(await names(site)).toEqual([]);
  await expect(client.views.remove({ viewId })).rejects.toMatchObject({ code: 'ViewNotFound' });
  for (let index = 0; index < mostViews; index++) await save(site, `View ${index}`);
  await expect(save(site, 'One more')).rejects.toMatchObject({ code: 'TooManyViews' });
  for (const path of ['//evil', '/readiness/../people', 'https://x', '/people'])
    await expect(save(site, 'x', null, { ...worst, path }), path).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('a view that is offered is changed and removed by the office alone, also where its owner has left it', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const steward = await enrol(site, 'stu', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  await signIn(site, 'stu');
  const { viewId } = await save(site, 'For all');
  await client.views.offer({ viewId, role: 'employee', reason });
  await signIn(site, 'ada');
  await client.users.assignRoles({ userId: steward, grants: [{ role: 'employee', unitId: null }], exceptionReason: null, reason });
  await signIn(site, 'stu');
  await expect(client.views.remove({ viewId })).rejects.toMatchObject({ code: 'OfferedByOffice' });
  await expect(save(site, 'Other name', viewId)).rejects.toMatchObject({ code: 'OfferedByOffice' });
  expect(await names(site)).toEqual(['For all']);
});

test('a record from before has no views, and takes them from then on', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0021-risk');
  if (db === null) throw new Error('there is no such migration');
  sqlite.pragma('foreign_keys = OFF');
  await sql`INSERT INTO user_role (grantId, userId, role, unitId, isActive, recordedFrom) VALUES ('g', 'u', 'assessor', NULL, 1, 1)`.execute(
    db,
  );
  await savedViews(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  expect(await viewsFor(db, 'u', ['assessor'])).toEqual([]);
  await sql`INSERT INTO saved_view VALUES ('v', 'w', 'n', '/readiness', '{}', 'assessor', 2, NULL)`.execute(db);
  expect(await viewsFor(db, 'u', ['assessor'])).toMatchObject([{ viewId: 'v', printedName: null }]);
  for (const values of [
    "'x', 'w', '', '/readiness', '{}', NULL",
    "'x', 'w', 'n', 'readiness', '{}', NULL",
    "'x', 'w', 'n', '/readiness', '{', NULL",
  ])
    await expect(sql.raw(`INSERT INTO saved_view VALUES (${values}, 2, NULL)`).execute(db), values).rejects.toThrow('CHECK');
});
