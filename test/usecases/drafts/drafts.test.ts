import { expect, test } from 'vitest';
import { logLength } from '../../support/log';
import { makeTestSite } from '../../support/site';
import { signIn } from '../../support/users';

test('a draft is kept through lock and unlock, overwritten freely, and leaves no log entry', async () => {
  const site = await makeTestSite();
  const { client, clock, station } = site;
  const before = await logLength(station);
  await client.drafts.save({ key: 'assessment/p-1', title: 'Forklift, P. One', content: '{"note":"first"}' });
  clock.now = new Date('2026-03-14T10:05:00.000Z');
  expect(await client.drafts.save({ key: 'assessment/p-1', title: 'Forklift, P. One', content: '{"note":"second"}' })).toEqual({
    savedAt: '2026-03-14T10:05:00.000Z',
  });
  expect(await logLength(station)).toBe(before);
  await signIn(site, 'ada');
  expect(await client.drafts.get({ key: 'assessment/p-1' })).toEqual({ content: '{"note":"second"}', savedAt: '2026-03-14T10:05:00.000Z' });
  expect(await client.drafts.list()).toEqual({
    drafts: [{ key: 'assessment/p-1', title: 'Forklift, P. One', savedAt: '2026-03-14T10:05:00.000Z' }],
  });
});

test('a discarded draft is gone, and discarding what is not there is no fault', async () => {
  const { client } = await makeTestSite();
  await client.drafts.save({ key: 'a', title: 'A', content: '1' });
  await client.drafts.discard({ key: 'a' });
  await client.drafts.discard({ key: 'a' });
  expect(await client.drafts.get({ key: 'a' })).toBeNull();
  expect(await client.drafts.list()).toEqual({ drafts: [] });
});

test('nobody sees, overwrites or discards the draft of another, even under the same key', async () => {
  const site = await makeTestSite();
  const { client } = site;
  await client.drafts.save({ key: 'a', title: 'Ada’s', content: 'by ada' });
  await signIn(site, 'ben');
  expect(await client.drafts.get({ key: 'a' })).toBeNull();
  expect(await client.drafts.list()).toEqual({ drafts: [] });
  await client.drafts.save({ key: 'a', title: 'Ben’s', content: 'by ben' });
  await client.drafts.discard({ key: 'a' });
  await signIn(site, 'ada');
  expect(await client.drafts.get({ key: 'a' })).toMatchObject({ content: 'by ada' });
});

test('a locked site takes and shows no draft', async () => {
  const { client } = await makeTestSite();
  await client.session.lock();
  await expect(client.drafts.save({ key: 'a', title: 'A', content: '1' })).rejects.toMatchObject({ code: 'NotUnlocked' });
  await expect(client.drafts.list()).rejects.toMatchObject({ code: 'NotUnlocked' });
});
