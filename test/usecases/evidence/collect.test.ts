import { expect, test } from 'vitest';
import { storeFile } from '../../../electron/service/db/evidence-store';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { savedCopy } from '../../support/evidence-copy';
import { recordOf } from '../../support/framework';
import { newestEntry } from '../../support/log';
import { makeTestSite, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

function evidenceOf({ station }: TestSite) {
  if (station.open === null) throw new Error('the site is locked');
  return station.open.evidence;
}

const bytesOf = (seed: number) => new Uint8Array(300_000).map((_, index) => (index * seed) % 251);
const chunks = async (site: TestSite) => (await evidenceOf(site).selectFrom('evidence_chunk').select('sha256').execute()).length;
/** What the newest entry says of files given up. */
async function givenUp({ station }: TestSite): Promise<unknown[]> {
  const { changes } = await newestEntry(station);
  return changes.filter(({ entity }) => entity === 'staged_evidence').map((change) => change.new);
}

const after = (days: number) => new Date(Date.parse('2026-03-14T10:00:00.000Z') + days * 86_400_000);

test('a file that was attached, never signed and is in no draft goes after thirty days, with its bytes; the log says so', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const abandoned = await attach(site, 'abandoned.bin', bytesOf(3));
  const drafted = await attach(site, 'drafted.bin', bytesOf(5));
  const signedId = await attach(site, 'signed.bin', bytesOf(7));
  const shared = await attach(site, 'the same as the signed one.bin', bytesOf(7));
  await site.client.drafts.save({ key: 'assessment/pia/loto', title: '', content: JSON.stringify({ files: [{ evidenceId: drafted }] }) });
  await site.client.assessments.sign(await signInput(site, { evidenceIds: [signedId] }));
  const before = await chunks(site);

  site.clock.now = after(29);
  await signIn(site, 'ada');
  expect(await chunks(site)).toBe(before);
  expect(await givenUp(site)).toEqual([]);

  site.clock.now = after(31);
  await signIn(site, 'ada');
  expect(await chunks(site)).toBe(before - 2);
  expect(await givenUp(site)).toEqual([{ neverSigned: 2, keptDays: 30 }]);
  const staged = await recordOf(site).selectFrom('staged_evidence').select('evidenceId').execute();
  expect(staged).toEqual([{ evidenceId: drafted }]);
  for (const gone of [abandoned, shared]) {
    await expect(site.client.evidence.read({ evidenceId: gone })).rejects.toMatchObject({ code: 'EvidenceNotFound' });
  }
  for (const [evidenceId, seed] of [
    [drafted, 5],
    [signedId, 7],
  ] as const) {
    expect((await savedCopy(site, evidenceId)).equals(Buffer.from(bytesOf(seed)))).toBe(true);
  }

  await site.client.drafts.discard({ key: 'assessment/pia/loto' });
  await signIn(site, 'ada');
  expect(await recordOf(site).selectFrom('staged_evidence').selectAll().execute()).toEqual([]);
});

test('bytes that an interruption left without any reference go at the next unlock, but not a chunk that another file shares', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const whole = Buffer.alloc(300_000, 1);
  const evidenceId = await attach(site, 'kept.bin', new Uint8Array(whole));
  const before = await chunks(site);
  await storeFile(evidenceOf(site), Buffer.concat([whole.subarray(0, 262_144), Buffer.from('another end')]));
  expect(await chunks(site)).toBe(before + 1);
  await signIn(site, 'ada');
  expect(await chunks(site)).toBe(before);
  expect((await savedCopy(site, evidenceId)).equals(whole)).toBe(true);
});
