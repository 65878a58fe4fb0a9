import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVault } from '../../electron/service/vault/create';
import { writeDurably } from '../../electron/service/vault/durable-file';
import { siteFiles } from '../../electron/service/vault/site-files';
import { storageFault, vaultRefused, StorageRefused } from '../../electron/service/vault/storage-fault';
import { unlockVault } from '../../electron/service/vault/unlock';
import { forbidWriting, mayMount, mountSmallDisk } from '../support/small-disk';
import { ada, atSecond, ben, cheapCost, failureOf, makeClosedSite, makeFolder, valueOf } from './make-site';

const withCode = (code: string, more: object = {}) => Object.assign(new Error('words that nobody may go by'), { code, ...more });
const ofFile = (code: string, at?: string) => withCode(code, { syscall: 'write', ...(at === undefined ? {} : { path: at }) });
const codeAt = (error: unknown, folder: string) => storageFault(error, { folder, file: 'site-1.db' })?.code ?? null;

/** What a call throws. */
function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('an error', () => {
  it.each([
    ['SQLITE_FULL', 'DiskFull'],
    ['SQLITE_READONLY', 'ReadOnlyFolder'],
    ['SQLITE_READONLY_DBMOVED', 'ReadOnlyFolder'],
    ['SQLITE_CORRUPT', 'RecordDamaged'],
    ['SQLITE_CORRUPT_INDEX', 'RecordDamaged'],
    ['SQLITE_NOTADB', 'RecordDamaged'],
    ['SQLITE_IOERR_READ', 'FolderLost'],
    ['SQLITE_CONSTRAINT_UNIQUE', null],
    ['SQLITE_BUSY', 'RecordBusy'],
    ['SQLITE_ERROR', null],
  ])('of the database with the code %s is %s', (code, expected) => {
    expect(codeAt(withCode(code), makeFolder())).toBe(expected);
  });

  it.each([
    ['ENOSPC', 'DiskFull'],
    ['EDQUOT', 'DiskFull'],
    ['EFBIG', 'DiskFull'],
    ['EROFS', 'ReadOnlyFolder'],
    ['EACCES', 'ReadOnlyFolder'],
    ['EPERM', 'ReadOnlyFolder'],
    ['EIO', 'FolderLost'],
    ['ESTALE', 'FolderLost'],
    ['ENODEV', 'FolderLost'],
    ['EISDIR', null],
    ['EEXIST', null],
  ])('of the file system with the code %s is %s', (code, expected) => {
    expect(codeAt(ofFile(code), makeFolder())).toBe(expected);
  });

  it('of a file that is missing is a lost folder only where the folder, or the site in it, is gone', () => {
    const folder = makeFolder();
    expect(codeAt(ofFile('ENOENT', path.join(folder, 'gone', 'a')), folder)).toBe('FolderLost');
    expect(codeAt(ofFile('ENOENT', path.join(folder, 'site-1.db')), folder)).toBe('FolderLost'); // an empty mount point
    writeFileSync(path.join(folder, 'site.json'), '{}');
    expect(codeAt(ofFile('ENOENT', path.join(folder, 'other')), folder)).toBeNull();
  });

  it('that names its file is told with that file’s folder', () => {
    const fault = storageFault(ofFile('EROFS', '/media/stick/slots.json.new'), { folder: '/elsewhere', file: 'x' });
    expect(fault).toEqual({ code: 'ReadOnlyFolder', data: { folder: '/media/stick' } });
  });

  it('with a code of no system call, or without one, is a bug', () => {
    expect(codeAt(withCode('ENOSPC'), makeFolder())).toBeNull();
    expect(codeAt(new TypeError('SQLITE_FULL'), makeFolder())).toBeNull();
    expect(codeAt('SQLITE_FULL', makeFolder())).toBeNull();
  });

  it('of the vault in the middle of work keeps what it named', () => {
    const refusals = [
      vaultRefused({ code: 'ReadOnlyFolder', data: { folder: '/site' } }),
      vaultRefused({ code: 'NotASite', data: { folder: '/site' } }),
      vaultRefused({ code: 'SiteDamaged', data: { file: 'slots.json' } }),
    ];
    expect(refusals.map((error) => (error instanceof StorageRefused ? error.failure : null))).toEqual([
      { code: 'ReadOnlyFolder', data: { folder: '/site' } },
      { code: 'FolderLost', data: { folder: '/site' } },
      { code: 'RecordDamaged', data: { file: 'slots.json' } },
    ]);
    expect(vaultRefused({ code: 'LoginTaken', data: {} })).not.toBeInstanceOf(StorageRefused);
  });
});

describe('a site whose site.json is missing', () => {
  it('is damaged, not no site', async () => {
    const { folder } = await makeClosedSite();
    rmSync(siteFiles(folder).site);
    expect(failureOf(await unlockVault({ folder, ...ada, now: atSecond(0) }))).toEqual({
      code: 'SiteDamaged',
      data: { file: 'site.json' },
    });
  });
});

describe.skipIf(process.platform === 'win32')('a link', () => {
  it('put in the place of the file that is written first is not written through', () => {
    const folder = makeFolder();
    const [file, elsewhere] = [path.join(folder, 'attempts.json'), path.join(makeFolder(), 'of somebody else.txt')];
    writeFileSync(elsewhere, 'not to be touched');
    for (const link of [symlinkSync, linkSync]) {
      link(elsewhere, `${file}.new`);
      valueOf(writeDurably(file, 'the text'));
      expect([readFileSync(file, 'utf8'), readFileSync(elsewhere, 'utf8')]).toEqual(['the text', 'not to be touched']);
    }
  });
});

describe.skipIf(!mayMount)('on a real file system (needs leave to mount one)', () => {
  it('a full disk leaves the old file whole, and no part of the new one', () => {
    const folder = makeFolder();
    const disk = mountSmallDisk(folder, 1);
    const file = path.join(folder, 'attempts.json');
    valueOf(writeDurably(file, 'the old text'));
    disk.fill();
    const error = thrownBy(() => writeDurably(file, 'x'.repeat(600_000)));
    expect(codeAt(error, folder)).toBe('DiskFull');
    expect(readFileSync(file, 'utf8')).toBe('the old text');
    expect(readdirSync(folder).toSorted()).toEqual(['attempts.json', 'filler']);
    disk.free();
    valueOf(writeDurably(file, 'the new text'));
    expect(readFileSync(file, 'utf8')).toBe('the new text');
  });

  it('a disk with room for a part of a file does not take the part for the whole', () => {
    const folder = makeFolder();
    mountSmallDisk(folder, 1);
    const file = path.join(folder, 'slots.json');
    valueOf(writeDurably(file, 'the old text'));
    expect(
      codeAt(
        thrownBy(() => writeDurably(file, 'x'.repeat(1_500_000))),
        folder,
      ),
    ).toBe('DiskFull');
    expect(readFileSync(file, 'utf8')).toBe('the old text');
  });

  it('unlocking is told of a full disk, of a folder and of a database that may not be written to, and works when there is room again', async () => {
    const folder = path.join(makeFolder(), 'site');
    const disk = mountSmallDisk(folder, 4);
    const { folder: same } = await makeClosedSite({ folder });
    const unlock = (second: number) => unlockVault({ folder: same, ...ada, now: atSecond(second) });
    disk.fill();
    expect(codeAt(await unlock(0).catch((error: unknown) => error), folder)).toBe('DiskFull');
    disk.free();
    valueOf(await unlock(1)).close();
    const allow = forbidWriting(folder);
    expect(failureOf(await unlock(2))).toEqual({ code: 'ReadOnlyFolder', data: { folder } });
    allow();
    valueOf(await unlock(3)).close();
    for (const database of ['site-1.db', 'evidence-1.db']) {
      const allowFile = forbidWriting(path.join(folder, database));
      expect(failureOf(await unlock(4))).toEqual({ code: 'ReadOnlyFolder', data: { folder } });
      allowFile();
    }
    valueOf(await unlock(5)).close();
  });

  it('making a site on a disk that fills leaves an empty folder, in which it can be made when there is room', async () => {
    const folder = path.join(makeFolder(), 'site');
    mkdirSync(folder);
    const disk = mountSmallDisk(folder, 1);
    const making = {
      folder,
      name: 'N',
      cipher: 'aegis',
      enrolments: [ada, ben],
      shares: { threshold: 2, count: 3 },
      now: atSecond(0),
    } as const;
    const outside = path.join(folder, '..', 'filler');
    disk.fill();
    rmSync(outside, { force: true });
    // the filler would make the folder look used, so it becomes an open file without a name
    const { openSync, closeSync } = await import('node:fs');
    const held = openSync(path.join(folder, 'filler'), 'r');
    rmSync(path.join(folder, 'filler'));
    expect(codeAt(await createVault({ ...making, kdfCost: cheapCost }).catch((error: unknown) => error), folder)).toBe('DiskFull');
    expect(readdirSync(folder)).toEqual([]);
    closeSync(held);
    valueOf(await createVault({ ...making, kdfCost: cheapCost })).openVault.close();
  });
});
