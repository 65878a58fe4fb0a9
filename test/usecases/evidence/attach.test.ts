import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { attachmentLimit } from '../../../shared/domain/attachment';
import { recordOf } from '../../support/framework';
import { savedCopy } from '../../support/evidence-copy';
import { logLength } from '../../support/log';
import { makeTestSite, type TestSite } from '../../support/site';
import { mayMount, mountSmallDisk } from '../../support/small-disk';
import { enrol, signIn } from '../../support/users';

const megabyte = 1024 * 1024;
let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
});

/** Of so many bytes, no chunk of which is like another. */
function bytesOf(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  for (let i = 0; i + 4 <= length; i += 64) bytes.writeUInt32LE((i * 2654435761 + seed) >>> 0, i);
  return bytes;
}

function fileOf(name: string, bytes: Uint8Array): string {
  const file = path.join(site.folder, name);
  writeFileSync(file, bytes);
  return file;
}

async function handleOf(file: string): Promise<string> {
  site.dialogs.push(file);
  const { files } = await site.client.evidence.choose();
  return files[0]?.handle ?? '';
}

type Attached = { readonly evidenceId: string; readonly size: number; readonly sha256: string; readonly mediaType: string };

/** Attaches a file; `onProgress` is called whenever some of it has been read. */
async function attachFile(file: string, onProgress: (done: number) => void = () => undefined, signal?: AbortSignal): Promise<Attached> {
  let attached: Attached | null = null;
  for await (const event of await site.client.evidence.attach({ handle: await handleOf(file) }, signal === undefined ? {} : { signal })) {
    if (event.kind === 'done') attached = event.file;
    else onProgress(event.done);
  }
  if (attached === null) throw new Error('nothing was attached');
  return attached;
}

const evidenceDb = () => {
  if (site.station.open === null) throw new Error('the site is locked');
  return site.station.open;
};
const count = (table: 'evidence_chunk' | 'evidence_file'): unknown =>
  evidenceDb().vault.evidence.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const staged = () => recordOf(site).selectFrom('staged_evidence').selectAll().execute();
/** Nothing of a file is left: no chunk, no list of chunks, no name. */
async function expectNothingKept(): Promise<void> {
  expect([count('evidence_chunk'), count('evidence_file'), await staged()]).toEqual([0, 0, []]);
}

test('a chosen file is read into the vault a megabyte at a time, and is the same when it is saved again', async () => {
  const bytes = bytesOf(5 * megabyte + 7);
  const before = await logLength(site.station);
  const seen: number[] = [];
  const file = await attachFile(fileOf('scan.bin', bytes), (done) => seen.push(done));
  expect(seen).toEqual([1, 2, 3, 4, 5].map((n) => n * megabyte).concat(bytes.length));
  expect(file).toMatchObject({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  expect((await savedCopy(site, file.evidenceId)).equals(bytes)).toBe(true);
  expect(await logLength(site.station)).toBe(before);
  expect(await staged()).toMatchObject([{ fileName: 'scan.bin', userId: evidenceDb().vault.userId }]);
});

test('several files chosen at once are attached at once, each whole', async () => {
  const all = [3, 4, 5].map((seed) => bytesOf(2 * megabyte + seed, seed));
  site.dialogs.push(...all.map((bytes, index) => fileOf(`${index}.bin`, bytes)));
  const { files } = await site.client.evidence.choose();
  expect(files.map(({ fileName, size }) => [fileName, size])).toEqual(all.map((bytes, index) => [`${index}.bin`, bytes.length]));
  const attached = await Promise.all(
    files.map(async ({ handle }) => {
      for await (const event of await site.client.evidence.attach({ handle })) if (event.kind === 'done') return event.file.evidenceId;
      return '';
    }),
  );
  for (const [index, evidenceId] of attached.entries())
    expect((await savedCopy(site, evidenceId)).equals(all[index] ?? Buffer.alloc(0))).toBe(true);
});

test('what is stored already is not written again, whoever attaches it', async () => {
  const file = fileOf('film.bin', bytesOf(3 * megabyte));
  const first = await attachFile(file);
  const changes = () => evidenceDb().vault.evidence.prepare('SELECT total_changes(), data_version FROM pragma_data_version').raw().get();
  const before = changes();
  const second = await attachFile(file);
  expect(changes()).toEqual(before);
  expect(second.sha256).toBe(first.sha256);
  expect(second.evidenceId).not.toBe(first.evidenceId);

  await enrol(site, 'kai', { grants: [{ role: 'assessor', unitId: null }] });
  await signIn(site, 'kai');
  const chunks = count('evidence_chunk');
  await attachFile(file);
  expect(count('evidence_chunk')).toBe(chunks);
  expect((await staged()).map(({ sha256 }) => sha256)).toEqual([first.sha256, first.sha256, first.sha256]);
  await expect(site.client.evidence.read({ evidenceId: first.evidenceId })).rejects.toMatchObject({ code: 'EvidenceNotFound' });
});

test('a handle is good for one file, once', async () => {
  const handle = await handleOf(fileOf('a.txt', Buffer.from('a')));
  for await (const _event of await site.client.evidence.attach({ handle }));
  await expect(site.client.evidence.attach({ handle })).rejects.toMatchObject({ code: 'HandleExpired', defined: true });
  const unused = await handleOf(fileOf('b.txt', Buffer.from('b')));
  await site.client.session.lock();
  await signIn(site, 'ada');
  await expect(site.client.evidence.attach({ handle: unused })).rejects.toMatchObject({ code: 'HandleExpired' });
});

test('the size is looked at before a byte is read: nothing, five gigabytes, one byte too many', async () => {
  const sized = (name: string, size: number): string => {
    const file = fileOf(name, Buffer.alloc(0));
    truncateSync(file, size); // takes no room: nothing is written in it
    return file;
  };
  let read = 0;
  const reading = (): void => {
    read += 1;
  };
  await expect(attachFile(sized('empty', 0), reading)).rejects.toMatchObject({ code: 'Empty', defined: true });
  await expect(attachFile(sized('large', 5 * 1024 * megabyte), reading)).rejects.toMatchObject({ code: 'TooLarge', defined: true });
  await expect(attachFile(sized('more', attachmentLimit + 1), reading)).rejects.toMatchObject({ code: 'TooLarge', defined: true });
  expect(read).toBe(0);
  await expectNothingKept();
});

test('what is no plain file is refused', async () => {
  const folder = path.join(site.folder, 'folder');
  mkdirSync(folder);
  await expect(attachFile(folder)).rejects.toMatchObject({ code: 'NotAFile', defined: true });
  symlinkSync('/dev/zero', path.join(site.folder, 'endless'));
  await expect(attachFile(path.join(site.folder, 'endless'))).rejects.toMatchObject({ code: 'NotAFile' });
});

test.each([
  ['grew', (file: string) => writeFileSync(file, 'more', { flag: 'a' })],
  ['shrank', (file: string) => truncateSync(file, 2 * megabyte)],
  ['was written over in place', (file: string) => utimesSync(file, new Date(), new Date(Date.now() + 5_000))],
  [
    'was replaced by another of the same size and time',
    (file: string) => {
      rmSync(file);
      writeFileSync(file, bytesOf(4 * megabyte, 9));
    },
  ],
])('a file that %s while it was read is not kept', async (_what, change) => {
  const file = fileOf('growing.bin', bytesOf(4 * megabyte));
  const attaching = attachFile(file, (done) => {
    if (done === megabyte) change(file);
  });
  await expect(attaching).rejects.toMatchObject({ code: 'ChangedWhileReading', defined: true });
  await expectNothingKept();
});

test('a file that is gone when all of it was read, or before, is not kept', async () => {
  const file = fileOf('gone.bin', bytesOf(3 * megabyte));
  const attaching = attachFile(file, (done) => {
    if (done === megabyte) rmSync(file);
  });
  await expect(attaching).rejects.toMatchObject({ code: 'FileLost', defined: true });
  const never = fileOf('never.bin', bytesOf(10));
  const handle = await handleOf(never);
  rmSync(never);
  const attached = async () => {
    for await (const _event of await site.client.evidence.attach({ handle }));
  };
  await expect(attached()).rejects.toMatchObject({ code: 'FileLost', defined: true });
  await expectNothingKept();
});

test.skipIf(!mayMount)('a stick that is pulled out while its file is read', async () => {
  const stick = mountSmallDisk(path.join(site.folder, 'stick'), 16);
  const file = path.join(stick.folder, 'film.bin');
  writeFileSync(file, bytesOf(6 * megabyte));
  const attaching = attachFile(file, (done) => {
    if (done === 2 * megabyte) stick.pull();
  });
  await expect(attaching).rejects.toMatchObject({ code: 'FileLost', defined: true });
  await expectNothingKept();
});

test('what is cancelled leaves nothing, but not a chunk that another file, or one under way, has too', async () => {
  const shared = bytesOf(6 * megabyte);
  const kept = await attachFile(fileOf('kept.bin', shared.subarray(0, 2 * megabyte)));
  const chunks = count('evidence_chunk');
  const cancel = new AbortController();
  const cancelled = attachFile(fileOf('film.bin', shared), (done) => (done === 5 * megabyte ? cancel.abort() : undefined), cancel.signal);
  await expect(cancelled).rejects.toThrow(/abort/i);
  expect(count('evidence_chunk')).toBe(chunks);
  expect((await savedCopy(site, kept.evidenceId)).equals(shared.subarray(0, 2 * megabyte))).toBe(true);
  expect(await staged()).toHaveLength(1);

  const { uploadId } = await site.client.evidence.begin({ fileName: 'same.bin', size: shared.length });
  const append = (offset: number) =>
    site.client.evidence.append({ uploadId, offset, data: new Blob([new Uint8Array(shared.subarray(offset, offset + megabyte))]) });
  for (const offset of [0, 1, 2, 3, 4]) await append(offset * megabyte);
  const again = new AbortController();
  const alsoCancelled = attachFile(
    fileOf('again.bin', shared),
    (done) => (done === 5 * megabyte ? again.abort() : undefined),
    again.signal,
  );
  await expect(alsoCancelled).rejects.toThrow(/abort/i);
  await append(5 * megabyte);
  const { evidenceId } = await site.client.evidence.finish({ uploadId });
  expect((await savedCopy(site, evidenceId)).equals(shared)).toBe(true);
});

test('locking in the midst of it keeps nothing once somebody has unlocked again', async () => {
  const attaching = attachFile(fileOf('film.bin', bytesOf(6 * megabyte)), (done) => {
    if (done === 2 * megabyte) void site.client.session.lock();
  });
  await expect(attaching).rejects.toMatchObject({ code: 'NotUnlocked' });
  await signIn(site, 'ada');
  await expectNothingKept();
});

test('whoever was deactivated in the midst of it has attached nothing', async () => {
  const { open, session } = site.station;
  if (open === null || session === null) throw new Error('the site is locked');
  const attaching = attachFile(fileOf('film.bin', bytesOf(4 * megabyte)), (done) => {
    // the account’s last version ends, as when another one takes its place
    if (done === megabyte)
      open.vault.site.prepare('UPDATE user_account SET recordedTo = recordedFrom + 1 WHERE userId = ?').run(session.userId);
  });
  await expect(attaching).rejects.toMatchObject({ code: 'NotUnlocked' });
  expect(await staged()).toEqual([]);
});

test('who waits for the disk is a thread of its own, for long files and what follows on them, until the site is locked', async () => {
  const own = () => evidenceDb().vault.evidence.prepare('SELECT total_changes()').pluck().get();
  const before = own();
  const attached = [await attachFile(fileOf('film.bin', bytesOf(3 * megabyte))), await attachFile(fileOf('a.txt', Buffer.from('a')))];
  expect([own(), count('evidence_chunk'), count('evidence_file')]).toEqual([before, 13, 13]);

  await site.client.session.lock();
  // The last connection takes it along.
  expect(existsSync(path.join(site.siteFolder, 'evidence-1.db-wal'))).toBe(false);
  await signIn(site, 'ada');
  const atUnlock = own();
  await attachFile(fileOf('b.txt', Buffer.from('b')));
  expect(own()).not.toBe(atUnlock);
  await attachFile(fileOf('again.bin', bytesOf(2 * megabyte, 9)));
  for (const { evidenceId, size } of attached) expect(await savedCopy(site, evidenceId)).toHaveLength(size);
});

test('while a long file is read the service answers others', async () => {
  let answered = 0;
  await attachFile(fileOf('film.bin', bytesOf(20 * megabyte)), () => {
    void site.client.people.units().then(() => {
      answered += 1;
    });
  });
  expect(answered).toBeGreaterThan(15);
});
