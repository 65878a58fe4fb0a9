import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { readBackup } from '../../../electron/service/vault/backup-file';
import { newestEntry } from '../../support/log';
import { all, backedUp, backUp, leftovers, makeBackupSite } from './backup-site';

vi.setConfig({ testTimeout: 60_000 }); // each works in threads

test.each(['aegis', 'sqlcipher'] as const)(
  'a backup of a site under %s is a folder of verified files, and the log knows of it',
  async (cipher) => {
    const site = await makeBackupSite({ cipher, name: 'Works: North/East' });
    const events = await all(await backUp(site, site.carrier));
    const done = events.at(-1);
    expect(done).toMatchObject({ kind: 'done', backup: { madeBy: 'Ada Alder', folder: 'Works North East-2026-03-14T100000Z' } });
    expect(new Set(events.flatMap((event) => (event.kind === 'progress' ? [event.label] : [])))).toContain('entries');
    const folder = path.join(site.carrier, 'Works North East-2026-03-14T100000Z');
    expect(readdirSync(site.carrier)).toEqual(['Works North East-2026-03-14T100000Z']);
    expect(readdirSync(folder).toSorted()).toEqual(['backup.json', 'evidence-1.db', 'site-1.db', 'site.json', 'slots.json']);
    const backup = readBackup(folder);
    expect(backup).toMatchObject({
      ok: true,
      value: { cipher, generation: 1, rows: { evidence: { evidence_chunk: 4, evidence_file: 4 } } },
    });
    expect((await newestEntry(site.station)).changes[0]).toMatchObject({
      entity: 'backup',
      new: { folder: 'Works North East-2026-03-14T100000Z' },
    });
    expect(await site.client.backups.list()).toMatchObject({ backups: [done?.kind === 'done' ? done.backup : {}], rehearsals: [] });
    expect(existsSync(path.join(site.stationFolder, 'unfinished.json'))).toBe(true);
    expect(JSON.parse(readFileSync(path.join(site.stationFolder, 'unfinished.json'), 'utf8'))).toMatchObject({ unfinished: [] });
  },
);

test('two backups of the same second stand beside each other', async () => {
  const site = await makeBackupSite();
  const names = [(await backedUp(site)).folder, (await backedUp(site)).folder];
  expect(names).toEqual(['Test works-2026-03-14T100000Z', 'Test works-2026-03-14T100000Z-2']);
  expect(leftovers(site.carrier)).toEqual([]);
});
