import { describe, expect, test } from 'vitest';
import type { Tx } from '../../electron/service/db/schema';
import { pass } from '../../electron/service/rpc/gate';
import type { CommandContext } from '../../electron/service/usecases/context';
import { ok } from '../../shared/result';
import { logLength } from '../support/log';
import { makeTestSite } from '../support/site';
import { procedure, siteWithIncidents, writes } from './procedure-of-tests';

describe('a command', () => {
  const saves = async (tx: Tx) =>
    tx.insertInto('draft').values({ userId: 'u', key: 'k', title: 't', content: 'c', savedAt: 's' }).execute();
  const says = (ctx: CommandContext) => ctx.audit({ action: 'test.act', entity: 'thing', entityId: '1', changes: [] });

  test.each([
    ['that leaves no log entry', 0],
    ['that would leave two', 2],
  ])('%s did not happen', async (_what, times) => {
    const site = await siteWithIncidents();
    const before = await logLength(site.station);
    const callbacks: string[] = [];
    const act = procedure(site, writes.meta, {
      command: async (tx, _input, ctx) => {
        await saves(tx);
        ctx.afterCommit(() => callbacks.push('committed'));
        ctx.onRollback(() => callbacks.push('rolled back'));
        for (let n = 0; n < times; n += 1) says(ctx);
        return ok({});
      },
    });
    await expect(pass(act, {}, undefined)).rejects.toMatchObject({ code: 'Incident' });
    expect(await site.station.open?.db.selectFrom('draft').selectAll().execute()).toEqual([]);
    expect(await logLength(site.station)).toBe(before);
    expect(callbacks).toEqual(['rolled back']);
  });

  test('that fails as declared takes back what it wrote', async () => {
    const site = await makeTestSite();
    const act = procedure(site, writes.meta, {
      command: async (tx, _input, ctx) => {
        await saves(tx);
        says(ctx);
        return { ok: false, failure: { code: 'NotPermitted', data: { permission: 'x' } } };
      },
    });
    await expect(pass(act, {}, undefined)).rejects.toMatchObject({ code: 'NotPermitted' });
    expect(await site.station.open?.db.selectFrom('draft').selectAll().execute()).toEqual([]);
  });

  test('that succeeds leaves its rows and its one entry together', async () => {
    const site = await makeTestSite();
    const before = await logLength(site.station);
    const act = procedure(site, writes.meta, {
      command: async (tx, _input, ctx) => {
        await saves(tx);
        says(ctx);
        return ok(ctx.entry);
      },
    });
    expect(await pass(act, {}, undefined)).toBe(before + 1);
    expect(await site.station.open?.db.selectFrom('draft').select('key').execute()).toEqual([{ key: 'k' }]);
    expect(await logLength(site.station)).toBe(before + 1);
  });
});

test.each([
  ['is written', () => undefined],
  [
    'ends before it is',
    () => {
      throw new Error('ended');
    },
  ],
])('a command of many changes that %s leaves the next commits to copy the write-ahead log as before', async (_what, tell) => {
  const site = await siteWithIncidents();
  const sqlite = site.station.open?.vault.site;
  const before = sqlite?.pragma('wal_autocheckpoint', { simple: true });
  let within: unknown = null;
  const changes = Array.from({ length: 1_000 }, (_, n) => ({ entity: 'thing', entityId: String(n), old: null, new: { n } }));
  const act = procedure(site, writes.meta, {
    command: async (_tx, _input, ctx) => {
      const telling = () => {
        within ??= sqlite?.pragma('wal_autocheckpoint', { simple: true });
        tell();
      };
      ctx.audit({ action: 'test.act', entity: 'thing', entityId: '1', changes, tell: telling });
      return ok({});
    },
  });
  await pass(act, {}, undefined).catch(() => undefined);
  expect(within).toBe(0);
  expect(sqlite?.pragma('wal_autocheckpoint', { simple: true })).toBe(before);
});
