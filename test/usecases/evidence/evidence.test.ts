import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { savedCopy } from '../../support/evidence-copy';
import { logLength } from '../../support/log';
import { makeTestSite, type TestSite } from '../../support/site';

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
});

function evidenceDb() {
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  return open.evidence;
}

/** Of several chunks, none like another. */
function longFile(seed = 0): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(600_000);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = (i * 31 + (i >> 8) + seed) % 251;
  return bytes;
}

async function signed(content: string | Uint8Array<ArrayBuffer>) {
  const evidenceId = await attach(site, 'file.bin', content, 'application/octet-stream');
  const { assessmentId } = await site.client.assessments.sign(await signInput(site, { evidenceIds: [evidenceId] }));
  const isIntact = async () => (await site.client.assessments.get({ assessmentId })).evidence[0]?.isIntact;
  return { assessmentId, evidenceId, isIntact };
}

/** Counts from now on how often the bytes of a chunk are asked for. */
function countChunkReads(): () => number {
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const sqlite = open.vault.evidence;
  const prepare = sqlite.prepare.bind(sqlite);
  let reads = 0;
  Object.assign(sqlite, {
    prepare: (text: string) => {
      const statement = prepare(text);
      if (!text.startsWith('select "data" from "evidence_chunk"')) return statement;
      const all = statement.all.bind(statement);
      return Object.assign(statement, {
        all: (...values: unknown[]) => {
          reads += 1;
          return all(...values);
        },
      });
    },
  });
  return () => reads;
}

test('a file is given back byte for byte, staged and signed', async () => {
  const bytes = longFile();
  const evidenceId = await attach(site, 'video.mp4', bytes, 'video/mp4');
  const read = async () => {
    const { file, preview } = await site.client.evidence.read({ evidenceId });
    expect(file).toMatchObject({
      evidenceId,
      fileName: 'video.mp4',
      mediaType: 'application/octet-stream',
      size: 600_000,
      capturedAt: '2026-03-14T10:00:00.000Z',
    });
    expect(preview).toBeNull();
    expect((await savedCopy(site, evidenceId)).equals(Buffer.from(bytes))).toBe(true);
  };
  await read();
  await site.client.assessments.sign(await signInput(site, { evidenceIds: [evidenceId] }));
  await read();
});

test('staging a file leaves no log entry', async () => {
  const before = await logLength(site.station);
  await attach(site, 'a.txt', 'a');
  expect(await logLength(site.station)).toBe(before);
});

test('the same file attached twice is stored once', async () => {
  const bytes = longFile();
  const [first, second] = [await attach(site, 'a.bin', bytes), await attach(site, 'b.bin', bytes)];
  expect(first).not.toBe(second);
  expect(await evidenceDb().selectFrom('evidence_file').selectAll().execute()).toHaveLength(3);
  expect(await evidenceDb().selectFrom('evidence_chunk').select('sha256').execute()).toHaveLength(3);
  await attach(site, 'c.bin', longFile(7));
  expect(await evidenceDb().selectFrom('evidence_file').selectAll().execute()).toHaveLength(6);
});

test('an empty file and one above the limit are refused', async () => {
  const add = (data: Blob) => site.client.evidence.add({ fileName: 'a.bin', mediaType: '', data });
  await expect(add(new Blob([]))).rejects.toMatchObject({ code: 'Empty', defined: true });
  await expect(add(new Blob([new Uint8Array(16 * 1024 * 1024 + 1)]))).rejects.toMatchObject({ code: 'TooLarge', defined: true });
  expect(await evidenceDb().selectFrom('evidence_file').selectAll().execute()).toEqual([]);
});

test('altered bytes are detected when the record is opened and when the file is read', async () => {
  const { evidenceId, isIntact } = await signed(longFile());
  expect(await isIntact()).toBe(true);
  const chunk = await evidenceDb().selectFrom('evidence_chunk').selectAll().limit(1).executeTakeFirstOrThrow();
  const altered = Uint8Array.from(chunk.data, (byte, index) => (index === 1000 ? byte ^ 1 : byte));
  await evidenceDb().updateTable('evidence_chunk').set({ data: altered }).where('sha256', '=', chunk.sha256).execute();
  expect(await isIntact()).toBe(false);
  await expect(site.client.evidence.read({ evidenceId })).rejects.toMatchObject({ code: 'EvidenceDamaged', data: { evidenceId } });
});

test('chunks in another order, or one missing, are detected', async () => {
  const { isIntact } = await signed(longFile());
  const parts = await evidenceDb().selectFrom('evidence_file').selectAll().where('chunkIndex', 'in', [0, 1]).execute();
  for (const part of parts)
    await evidenceDb()
      .updateTable('evidence_file')
      .set({ chunkIndex: 10 - part.chunkIndex })
      .where('chunkIndex', '=', part.chunkIndex)
      .execute();
  expect(await isIntact()).toBe(false);
  for (const part of parts)
    await evidenceDb()
      .updateTable('evidence_file')
      .set({ chunkIndex: part.chunkIndex })
      .where('chunkIndex', '=', 10 - part.chunkIndex)
      .execute();
  expect(await isIntact()).toBe(true);
  await evidenceDb().deleteFrom('evidence_file').where('chunkIndex', '=', 2).execute();
  expect(await isIntact()).toBe(false);
});

test('a file attached again is whole, even where its earlier copy was damaged', async () => {
  const { isIntact } = await signed(longFile());
  await evidenceDb()
    .updateTable('evidence_chunk')
    .set({ data: new Uint8Array([1]) })
    .execute();
  expect(await isIntact()).toBe(false);
  const again = await attach(site, 'again.bin', longFile());
  expect(await savedCopy(site, again)).toHaveLength(600_000);
  expect(await isIntact()).toBe(true);
});

test('what was read when it was attached is not read again to sign it or to show the record; to open it or to verify, it is', async () => {
  const chunkReads = countChunkReads();
  const { assessmentId, evidenceId, isIntact } = await signed(longFile());
  expect(await isIntact()).toBe(true);
  await attach(site, 'another.bin', longFile(7));
  expect(await isIntact()).toBe(true);
  // Each chunk was looked for when it was stored; nothing was read since.
  expect(chunkReads()).toBe(6);
  await site.client.evidence.read({ evidenceId });
  expect(chunkReads()).toBe(9);
  expect(await isIntact()).toBe(true);
  expect(chunkReads()).toBe(9);
  expect((await site.client.assessments.verify({ assessmentId })).filesIntact).toBe(true);
  expect(chunkReads()).toBe(12);
  // Another connection has changed something: whatever was known of it is known no more.
  site.station.open?.vault.evidence.exec('UPDATE evidence_chunk SET data = data');
  expect(await isIntact()).toBe(true);
  expect(chunkReads()).toBe(15);
});

test('the bytes do not lie in clear on the disk', async () => {
  await attach(site, 'marker.txt', 'seeded-marker-9f3a '.repeat(500));
  const files = readdirSync(site.siteFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(2);
  for (const entry of files) expect(readFileSync(path.join(entry.parentPath, entry.name)).includes('seeded-marker-9f3a')).toBe(false);
});

test.each([
  ['a chunk was altered', "UPDATE evidence_chunk SET data = CAST(x'00' || substr(data, 2) AS BLOB)"],
  ['a chunk is gone', 'DELETE FROM evidence_chunk WHERE rowid = (SELECT max(rowid) FROM evidence_chunk)'],
  ['all of them are gone', 'DELETE FROM evidence_chunk'],
  ['the order of the chunks was changed', 'UPDATE evidence_file SET chunkIndex = 9 - chunkIndex'],
  ['nothing says which chunks it has', 'DELETE FROM evidence_file'],
])('nothing is signed with a file of which %s, until it is attached anew', async (_what, sql) => {
  const whole = await attach(site, 'whole.txt', 'whole and unlike the other');
  const evidenceId = await attach(site, 'film.mp4', longFile());
  const before = await logLength(site.station);
  const { open } = site.station;
  open?.vault.evidence.pragma('foreign_keys=OFF');
  open?.vault.evidence.exec(sql);
  open?.vault.evidence.pragma('foreign_keys=ON');
  await site.client.evidence.add({ fileName: 'whole.txt', mediaType: 'text/plain', data: new Blob(['whole and unlike the other']) });
  await expect(site.client.assessments.sign(await signInput(site, { evidenceIds: [whole, evidenceId] }))).rejects.toMatchObject({
    code: 'EvidenceDamaged',
    defined: true,
    data: { evidenceId, fileName: 'film.mp4' },
  });
  expect(await logLength(site.station)).toBe(before);
  const again = await attach(site, 'film.mp4', longFile());
  const { assessmentId } = await site.client.assessments.sign(await signInput(site, { evidenceIds: [whole, again] }));
  expect((await site.client.assessments.get({ assessmentId })).evidence.map(({ isIntact }) => isIntact)).toEqual([true, true]);
});
