import { beforeEach, expect, test } from 'vitest';
import { attachmentLimit, uploadPieceBytes, uploadsAtOnce } from '../../../shared/domain/attachment';
import { savedCopy } from '../../support/evidence-copy';
import { recordOf } from '../../support/framework';
import { makeTestSite, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
});

const bytes = new Uint8Array(2_500_000).map((_, index) => (index * 31 + (index >> 9)) % 251);
const chunks = (): unknown => site.station.open?.vault.evidence.prepare('SELECT count(*) FROM evidence_chunk').pluck().get();
const begin = (size = bytes.length) => site.client.evidence.begin({ fileName: 'C:\\photos\\flange.jpg', size });
const append = (uploadId: string, offset: number, length = uploadPieceBytes) =>
  site.client.evidence.append({ uploadId, offset, data: new Blob([bytes.subarray(offset, offset + length)]) });

test('a file that the page hands over in pieces is kept whole, under its name alone', async () => {
  const { uploadId } = await begin();
  for (let offset = 0; offset < bytes.length; offset += uploadPieceBytes)
    expect(await append(uploadId, offset)).toEqual({ received: Math.min(bytes.length, offset + uploadPieceBytes) });
  const file = await site.client.evidence.finish({ uploadId });
  expect(file).toMatchObject({ fileName: 'flange.jpg', size: bytes.length, mediaType: 'application/octet-stream' });
  expect((await savedCopy(site, file.evidenceId)).equals(Buffer.from(bytes))).toBe(true);
  await expect(site.client.evidence.finish({ uploadId })).rejects.toMatchObject({ code: 'UploadGone' });
});

test('nothing, and more than the limit, are refused before a byte is taken', async () => {
  await expect(begin(0)).rejects.toMatchObject({ code: 'Empty', defined: true });
  await expect(begin(attachmentLimit + 1)).rejects.toMatchObject({ code: 'TooLarge', defined: true });
  await expect(begin(5 * 1024 ** 3)).rejects.toMatchObject({ code: 'TooLarge' });
  await begin(attachmentLimit);
});

test.each([
  ['that leave something out', 1_100_000, 100],
  ['that were given already', 0, 100],
  ['beyond the size that was told', 1_000_000, 1_000_000],
])('bytes %s end the upload, and nothing of it is kept', async (_what, offset, length) => {
  const { uploadId } = await begin(1_500_000);
  await append(uploadId, 0, 1_000_000);
  await expect(append(uploadId, offset, length)).rejects.toMatchObject({ code: 'NotInOrder', defined: true });
  await expect(append(uploadId, 1_000_000, 100)).rejects.toMatchObject({ code: 'UploadGone', defined: true });
  expect(chunks()).toBe(0);
});

test('a file that ended too soon is not kept', async () => {
  const { uploadId } = await begin();
  await append(uploadId, 0);
  await append(uploadId, uploadPieceBytes);
  await expect(site.client.evidence.finish({ uploadId })).rejects.toMatchObject({ code: 'Incomplete', defined: true });
  expect(chunks()).toBe(0);
  expect(await recordOf(site).selectFrom('staged_evidence').selectAll().execute()).toEqual([]);
});

test('a piece that is too large is refused', async () => {
  const { uploadId } = await begin();
  await expect(append(uploadId, 0, uploadPieceBytes + 1)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('what is cancelled leaves nothing, even while a piece of it is being written', async () => {
  const { uploadId } = await begin();
  await append(uploadId, 0);
  await append(uploadId, uploadPieceBytes);
  expect(await site.client.evidence.cancel({ uploadId })).toEqual({ wasThere: true });
  expect(await site.client.evidence.cancel({ uploadId })).toEqual({ wasThere: false });
  expect(chunks()).toBe(0);
  const { uploadId: other } = await begin();
  await append(other, 0);
  const writing = append(other, uploadPieceBytes).catch(() => undefined);
  await site.client.evidence.cancel({ uploadId: other });
  await writing;
  expect(chunks()).toBe(0);
});

test('only so many are taken at once, and one that nothing came of for ten minutes makes room', async () => {
  for (let n = 0; n < uploadsAtOnce; n += 1) await begin();
  await expect(begin()).rejects.toMatchObject({ code: 'TooManyAtOnce', defined: true });
  site.clock.now = new Date(site.clock.now.getTime() + 11 * 60_000);
  await begin();
});

test('an upload ends with its session, and what came of it goes at the next unlock', async () => {
  const { uploadId } = await begin();
  await append(uploadId, 0);
  await append(uploadId, uploadPieceBytes);
  expect(chunks()).not.toBe(0);
  await site.client.session.lock();
  await expect(append(uploadId, 2 * uploadPieceBytes)).rejects.toMatchObject({ code: 'NotUnlocked' });
  await signIn(site, 'ada');
  await expect(append(uploadId, 2 * uploadPieceBytes)).rejects.toMatchObject({ code: 'UploadGone' });
  expect(chunks()).toBe(0);
});
