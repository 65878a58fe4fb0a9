import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { makeWorks } from '../../support/assessments';
import { amendInput, by, signed } from '../../support/corrections';
import { newestEntry, recordOf } from '../../support/framework';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, enrolSigner } from '../../support/users';

let site: TestSite;
let assessmentId: string;
let contentDigest: string;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
  assessmentId = await signed(site);
  ({ contentDigest } = await site.client.assessments.get({ assessmentId }));
});

const cosign = (meaning: Parameters<TestSite['client']['assessments']['cosign']>[0]['meaning'], login: string) =>
  site.client.assessments.cosign({ assessmentId, contentDigest, meaning, signature: by(login) });

test('the person acknowledges in place at the assessor’s station: both signatures are over one digest, and the session stays whose it was', async () => {
  await enrolSigner(site, 'pia', { personId: 'pia', grants: [{ role: 'employee', unitId: null }] });
  expect(await cosign('acknowledged', 'pia')).toEqual({ meaning: 'Acknowledged by the person' });
  const { signatures } = await site.client.assessments.get({ assessmentId });
  expect(signatures).toMatchObject([
    { printedName: 'Ada Alder', role: 'assessor', meaning: 'Assessed', contentDigest, revision: 1, isValid: true },
    { printedName: 'Person pia', role: 'employee', meaning: 'Acknowledged by the person', contentDigest, revision: 1, isValid: true },
  ]);
  expect(site.station.session).toMatchObject({ login: 'ada' });
  expect(await newestEntry(site)).toMatchObject({
    action: 'assessments.cosign',
    entityId: assessmentId,
    personId: 'pia',
    changes: [{ entity: 'signature', new: { record: { printedName: 'Person pia', contentDigest } } }],
  });
});

test('nobody witnesses, reviews, approves or verifies what is about themselves or what they judged', async () => {
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'lineManager', unitId: null }] });
  for (const meaning of ['witnessed', 'reviewed', 'approved', 'verified'] as const) {
    await expect(cosign(meaning, 'pia')).rejects.toMatchObject({ code: 'AboutOneself' });
    await expect(cosign(meaning, 'ada')).rejects.toMatchObject({ code: 'OwnJudgement' });
  }
  for (const meaning of ['performed', 'acknowledged'] as const)
    await expect(cosign(meaning, 'ben')).rejects.toMatchObject({ code: 'ForThePerson' });
  for (const meaning of ['witnessed', 'reviewed', 'approved', 'verified'] as const) await cosign(meaning, 'ben');
  for (const meaning of ['performed', 'acknowledged'] as const) await cosign(meaning, 'pia');
  expect((await site.client.assessments.get({ assessmentId })).signatures.map(({ meaning, isValid }) => [meaning, isValid])).toEqual([
    ['Assessed', true],
    ['Witnessed', true],
    ['Reviewed', true],
    ['Approved', true],
    ['Verified', true],
    ['Performed the work', true],
    ['Acknowledged by the person', true],
  ]);
});

test('a meaning is signed once by the same person, over what was shown, and not over a version that was replaced', async () => {
  await cosign('reviewed', 'ben');
  await expect(cosign('reviewed', 'ben')).rejects.toMatchObject({ code: 'AlreadySigned' });
  await expect(
    site.client.assessments.cosign({ assessmentId, contentDigest: '0'.repeat(64), meaning: 'approved', signature: by('ben') }),
  ).rejects.toMatchObject({ code: 'ContentChanged' });
  const { assessmentId: next } = await site.client.assessments.amend(await amendInput(site, assessmentId, { note: 'another pump' }));
  await expect(cosign('approved', 'ben')).rejects.toMatchObject({ code: 'NotCurrent', data: { assessmentId: next } });
  const amended = await site.client.assessments.get({ assessmentId: next });
  expect(amended.signatures.map(({ meaning }) => meaning)).toEqual(['Assessed']);
  expect(amended.contentDigest).not.toBe(contentDigest);
});

test('verification names for each signature key, attestation, log entry and proof, and what fails', async () => {
  await cosign('reviewed', 'ben');
  const sound = await site.client.assessments.verify({ assessmentId });
  expect(sound).toMatchObject({ contentDigest, isUnchanged: true, filesIntact: true, isSound: true });
  for (const signature of sound.signatures) {
    expect(signature).toMatchObject({ isValid: true, isTold: true, inclusion: { holds: true }, attestedBy: expect.any(String) });
    expect(signature.inclusion?.treeSize).toBeGreaterThanOrEqual(signature.entryNumber);
  }
  expect(sound.signatures.map(({ entryNumber }) => entryNumber)).toEqual([
    ...new Set(sound.signatures.map(({ entryNumber }) => entryNumber)),
  ]);
});

/** Does what no command can: takes the guards off first. */
async function tamper(table: string, change: string): Promise<void> {
  const db = recordOf(site);
  for (const guard of ['insert', 'update', 'delete', 'replace']) await sql.raw(`DROP TRIGGER IF EXISTS ${table}_no_${guard}`).execute(db);
  await sql.raw(change).execute(db);
}

test('a signature that was copied to another record fails there', async () => {
  await cosign('reviewed', 'ben');
  const other = await signed(site, { note: 'another one' });
  await tamper(
    'signature',
    `INSERT INTO signature (signatureId, recordType, recordId, revision, contentDigest, userId, printedName, role, meaning, signedAt, zone, keyId, signature, entryNumber)
     SELECT 'copied', recordType, '${other}', revision, contentDigest, userId, printedName, role, meaning, signedAt, zone, keyId, signature, entryNumber
     FROM signature WHERE meaning = 'Reviewed'`,
  );
  const checked = await site.client.assessments.verify({ assessmentId: other });
  expect(checked.isSound).toBe(false);
  expect(checked.signatures.map(({ meaning, isValid, isTold }) => [meaning, isValid, isTold])).toEqual([
    ['Reviewed', false, false],
    ['Assessed', true, true],
  ]);
  expect((await site.client.assessments.verify({ assessmentId })).isSound).toBe(true);
});

test.each([
  ['content', 'assessment', "UPDATE assessment SET note = 'else'", { isUnchanged: false }],
  ['log entry', 'audit_entry', "UPDATE audit_entry SET station = 'elsewhere' WHERE action = 'assessments.sign'", { isUnchanged: true }],
  ['attestation of a key', 'user_key', 'UPDATE user_key SET attestedBy = NULL', { isUnchanged: true }],
] as const)('an altered %s makes the verdict unsound', async (_what, table, change, found) => {
  await tamper(table, `DROP TRIGGER IF EXISTS ${table}_close_only`);
  await tamper(table, change);
  expect(await site.client.assessments.verify({ assessmentId })).toMatchObject({ ...found, isSound: false });
});
