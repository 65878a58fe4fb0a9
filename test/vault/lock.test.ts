import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWithShares } from '../../electron/service/vault/recovery';
import { siteFiles } from '../../electron/service/vault/site-files';
import { unlockVault } from '../../electron/service/vault/unlock';
import { ada, atSecond, ben, failureOf, makeClosedSite, makeSite, valueOf } from './make-site';

/** Another process that takes the lock as takeLock does, says so, and holds it until it is killed. */
const holder = `
  const Database = require(process.argv[1]);
  const db = new Database(process.argv[2], { timeout: 0 });
  db.pragma('journal_mode=MEMORY');
  db.exec('BEGIN EXCLUSIVE');
  console.log('held');
  setInterval(() => db.inTransaction, 1000);
`;

describe('a site that is open', () => {
  it('cannot be opened a second time, by passphrase or shares, until it is closed', async () => {
    const { folder, openVault, shares } = await makeSite();
    expect(failureOf(await unlockVault({ folder, ...ben, now: atSecond(0) })).code).toBe('OpenElsewhere');
    expect(failureOf(await openWithShares({ folder, shares })).code).toBe('OpenElsewhere');
    openVault.close();
    valueOf(await unlockVault({ folder, ...ben, now: atSecond(1) })).close();
  });

  it('in another process is refused, and free again the moment that process is killed', async () => {
    const { folder } = await makeClosedSite();
    const addon = createRequire(import.meta.url).resolve('better-sqlite3');
    const child = spawn(process.execPath, ['-e', holder, addon, siteFiles(folder).lock], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    expect(failureOf(await unlockVault({ folder, ...ada, now: atSecond(0) })).code).toBe('OpenElsewhere');
    child.kill('SIGKILL');
    await once(child, 'exit');
    valueOf(await unlockVault({ folder, ...ada, now: atSecond(1) })).close();
  });

  it('stays free after an attempt that failed', async () => {
    const { folder } = await makeClosedSite();
    expect(failureOf(await unlockVault({ folder, ...ada, passphrase: 'wrong', now: atSecond(0) })).code).toBe('WrongPassphrase');
    valueOf(await unlockVault({ folder, ...ada, now: atSecond(1) })).close();
  });

  it('keeps an empty lock file and no journal beside it', async () => {
    const { folder } = await makeSite();
    expect(statSync(siteFiles(folder).lock).size).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('site.lock'))).toEqual(['site.lock']);
  });
});

describe('a folder that may not be written to', () => {
  const becomesNobody = process.platform === 'linux' && process.getuid?.() === 0;

  it.skipIf(process.platform === 'win32' || (process.getuid?.() === 0 && !becomesNobody))('is told when unlocking', async () => {
    const { folder } = await makeClosedSite();
    for (const place of [dirname(folder), folder]) chmodSync(place, 0o555);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
    // Root is refused nothing: for this one call the process acts as an ordinary user.
    if (becomesNobody) process.seteuid?.(65_534);
    const refused = await unlockVault({ folder, ...ada, now: atSecond(0) }).finally(() => {
      if (becomesNobody) process.seteuid?.(0);
    });
    for (const place of [dirname(folder), folder]) chmodSync(place, 0o755);
    expect(failureOf(refused)).toEqual({ code: 'ReadOnlyFolder', data: { folder } });
  });
});
