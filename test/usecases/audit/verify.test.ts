import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { follow } from '../../../electron/service/readiness/follow';
import { packKey } from '../../../electron/service/readiness/pack-file';
import { remember } from '../../../electron/service/readiness/recall';
import { emptyRecord } from '../../../electron/service/readiness/record';
import { packFileOf } from '../../../electron/service/vault/site-files';
import { recordOf } from '../../support/framework';
import { makePerson } from '../../support/people';
import { makeTestSite } from '../../support/site';
import { appendMany } from '../../db/audit-site';
import { makeLogSite, newestNumber, tamper, verification } from './log-site';

test('an untouched log is found whole, and its root is the one that entries are proved against', async () => {
  const site = await makeLogSite(['one', 'two']);
  const entryNumber = await newestNumber(site);
  const { inclusion } = await site.client.audit.get({ entryNumber });
  expect((await verification(site)).at(-1)).toMatchObject({
    kind: 'done',
    entries: entryNumber,
    root: inclusion?.root,
    firstBad: null,
    clockNotices: [],
    valuesErased: 0,
  });
});

test('progress rises to the whole log before the finding', async () => {
  const site = await makeLogSite();
  await appendMany(recordOf(site), 1200);
  const events = await verification(site);
  const done = events.flatMap((event) => (event.kind === 'progress' && event.label === 'entries' ? [event.done] : []));
  expect(done.at(-1)).toBeGreaterThan(1200);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(events.at(-1)?.kind).toBe('done');
});

test.each([
  ['a column', "UPDATE audit_entry SET role = 'administrator' WHERE entryNumber = 3", 3, { kind: 'fieldAltered', field: 'role' }],
  [
    'a value',
    `UPDATE audit_change SET newValue = CAST('{}' AS BLOB) WHERE entryNumber = 1 AND seq = 0`,
    1,
    { kind: 'valueAltered', field: null },
  ],
  ['a whole entry', 'DELETE FROM audit_entry WHERE entryNumber = 2', 2, { kind: 'entryMissing', field: null }],
])('%s changed behind the back of the program is found and its entry named', async (_what, statement, entryNumber, fault) => {
  const site = await makeLogSite(['one', 'two', 'three']);
  await tamper(site, statement);
  const finding = (await verification(site)).at(-1);
  expect(finding).toMatchObject({ kind: 'done', root: null, firstBad: { entryNumber, faults: expect.arrayContaining([fault]) } });
});

test('columns of readiness that are not what the record says are told, and thrown away', async () => {
  const site = await makeTestSite();
  await makePerson(site, 'pia', { roleId: 'welder' });
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const { vault } = open;
  const record = emptyRecord();
  follow(record, vault.site);
  record.positions.columns.from.set([3], 0);
  const file = packFileOf(vault.folder, vault.generation);
  remember(record, vault.site, file, packKey(vault.dataKey));
  expect((await verification(site)).at(-1)).toMatchObject({ firstBad: null, rows: [{ table: 'readiness_columns', fault: 'countedAnew' }] });
  expect(existsSync(file)).toBe(false);
  expect((await verification(site)).at(-1)).toMatchObject({ rows: [] });
});

test('a clock that was set back is told, and is no fault', async () => {
  const site = await makeLogSite(['one']);
  site.clock.now = new Date('2026-03-01T00:00:00.000Z');
  await site.client.audit.checkpoint({ reason: 'filed in the safe' });
  const finding = (await verification(site)).at(-1);
  expect(finding).toMatchObject({
    firstBad: null,
    clockNotices: [{ recordedAt: '2026-03-01T00:00:00.000Z', previousRecordedAt: '2026-03-14T11:00:00.000Z' }],
  });
});

test('a verification that nobody waits for any more ends without a finding', async () => {
  const site = await makeLogSite();
  await appendMany(recordOf(site), 1500);
  const cancelled = new AbortController();
  const kinds: string[] = [];
  for await (const event of await site.client.audit.verify(undefined, { signal: cancelled.signal })) {
    kinds.push(event.kind);
    cancelled.abort();
  }
  expect(kinds).toEqual(['progress']);
});

test('other work goes on while a long log is verified', async () => {
  const site = await makeLogSite();
  await appendMany(recordOf(site), 1500);
  const order: string[] = [];
  const running = verification(site).then(() => order.push('verified'));
  const { hasMore } = await site.client.audit.search({
    userId: null,
    action: null,
    entity: null,
    entityId: null,
    text: null,
    from: null,
    to: null,
    beforeEntry: null,
    limit: 1,
  });
  order.push('searched');
  await running;
  expect(hasMore).toBe(true);
  expect(order).toEqual(['searched', 'verified']);
});
