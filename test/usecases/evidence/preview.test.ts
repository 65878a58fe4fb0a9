import { beforeEach, expect, test } from 'vitest';
import { evidenceResponse } from '../../../electron/main/evidence-response';
import { previewPiece } from '../../../electron/service/station/previews';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { savedCopy } from '../../support/evidence-copy';
import { makeTestSite, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
});

const png = new Uint8Array(700_000).map((_, index) => (index * 7 + (index >> 8)) % 253);
png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

async function handleOf(evidenceId: string): Promise<string> {
  const { preview } = await site.client.evidence.read({ evidenceId });
  return preview?.handle ?? '';
}

/** What the page gets from the address of a preview, as the shell answers it. */
const fetched = (handle: string, range: string | null = null) =>
  evidenceResponse(range, async (offset) => {
    const piece = await previewPiece(site.station, handle, offset);
    return piece === null ? null : { ...piece, bytes: new Uint8Array(piece.bytes) };
  });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('an image is streamed under a handle, whole and in parts', async () => {
  const handle = await handleOf(await attach(site, 'anything.exe', png));
  const whole = await fetched(handle);
  expect(whole.status).toBe(200);
  expect(whole.headers.get('content-type')).toBe('image/png');
  expect(whole.headers.get('content-length')).toBe('700000');
  expect(whole.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  expect((await bytesOf(whole)).equals(Buffer.from(png))).toBe(true);
  for (const [range, from, to] of [
    ['bytes=0-', 0, 700_000],
    ['bytes=0-9', 0, 10],
    ['bytes=262140-262150', 262_140, 262_151],
    ['bytes=300000-', 300_000, 700_000],
    ['bytes=-5', 699_995, 700_000],
    ['bytes=699999-9999999', 699_999, 700_000],
  ] as const) {
    const part = await fetched(handle, range);
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to - 1}/700000`]);
    expect((await bytesOf(part)).equals(Buffer.from(png.subarray(from, to))), range).toBe(true);
  }
  for (const range of ['bytes=700000-', 'bytes=5-1', 'bytes=-0', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=-'])
    expect((await fetched(handle, range)).status, range).toBe(416);
});

test('a handle that was not given out shows nothing, and none outlives its session', async () => {
  const handle = await handleOf(await attach(site, 'a.png', png));
  expect((await fetched('x'.repeat(24))).status).toBe(404);
  expect((await fetched(handle)).status).toBe(200);
  await site.client.session.lock();
  expect((await fetched(handle)).status).toBe(404);
  await signIn(site, 'ada');
  expect((await fetched(handle)).status).toBe(404);
});

test('a preview that is being read when the site is locked ends there', async () => {
  const handle = await handleOf(await attach(site, 'a.png', png));
  const response = await fetched(handle);
  await site.client.session.lock();
  await expect(response.arrayBuffer()).rejects.toThrow('these bytes are not there');
});

test('a page that looks like one and a drawing are texts, what is nothing to look at has no handle', async () => {
  const preview = async (content: string | Uint8Array<ArrayBuffer>) => {
    const { preview: given } = await site.client.evidence.read({ evidenceId: await attach(site, 'x.png', content, 'image/png') });
    return given === null ? null : [given.shownAs, (await fetched(given.handle)).headers.get('content-type')];
  };
  expect(await preview('<html><script>alert(1)</script></html>')).toEqual(['text', 'text/plain; charset=utf-8']);
  expect(await preview('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')).toEqual(['text', 'text/plain; charset=utf-8']);
  expect(await preview(new Uint8Array([1, 2, 3, 0]))).toBeNull();
  expect(await preview('%PDF-1.7\n')).toEqual(['pdf', 'application/pdf']);
});

test('a chunk that was altered is never shown: not before it was looked at, and not after', async () => {
  await makeWorks(site);
  const evidenceId = await attach(site, 'a.png', png);
  await site.client.assessments.sign(await signInput(site, { evidenceIds: [evidenceId] }));
  const handle = await handleOf(evidenceId);
  const { open } = site.station;
  const chunks = open?.vault.evidence.prepare('SELECT chunkSha256 FROM evidence_file ORDER BY chunkIndex').pluck().all() ?? [];
  const altered = Buffer.from(png.subarray(262_144, 524_288));
  altered[1000] = (altered[1000] ?? 0) ^ 1;
  open?.vault.evidence.prepare('UPDATE evidence_chunk SET data = ? WHERE sha256 = ?').run(altered, chunks[1]);

  const reader = (await fetched(handle)).body?.getReader();
  const shown: Uint8Array[] = [];
  const readAll = async () => {
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) shown.push(part.value);
  };
  await expect(readAll()).rejects.toThrow('these bytes are not there');
  expect(Buffer.concat(shown).length).toBeLessThanOrEqual(262_144);
  await expect(site.client.evidence.read({ evidenceId })).rejects.toMatchObject({ code: 'EvidenceDamaged', data: { evidenceId } });
  await expect(savedCopy(site, evidenceId)).rejects.toMatchObject({ code: 'EvidenceDamaged' });
});

test('looking at the file of a record is noted as reading that person’s record', async () => {
  await makeWorks(site);
  const evidenceId = await attach(site, 'a.png', png);
  await site.client.assessments.sign(await signInput(site, { evidenceIds: [evidenceId] }));
  await handleOf(evidenceId);
  await savedCopy(site, evidenceId);
  const noted = site.station.open?.vault.site
    .prepare("SELECT procedure, personId FROM access_log WHERE procedure LIKE 'evidence.%' ORDER BY procedure")
    .raw()
    .all();
  expect(noted).toEqual([
    ['evidence.read', 'pia'],
    ['evidence.saveCopy', 'pia'],
  ]);
});
