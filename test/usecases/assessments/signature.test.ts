import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/domain/audit-json';
import { signWith } from '../../../electron/service/vault/signing-keys';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { recordOf } from '../../support/framework';
import { makePerson } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';

let site: TestSite;
let assessmentId: string;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
  const evidenceIds = [await attach(site, 'permit.txt', 'permit 4711')];
  ({ assessmentId } = await site.client.assessments.sign(await signInput(site, { evidenceIds })));
});

const isValid = async (id = assessmentId) =>
  (await site.client.assessments.get({ assessmentId: id })).signatures.map((signature) => signature.isValid);

/** Does what no command can: takes the guard off a table of signed records first. */
async function tamper(table: string, change: string): Promise<void> {
  const db = recordOf(site);
  for (const guard of ['update', 'delete', 'replace']) await sql.raw(`DROP TRIGGER IF EXISTS ${table}_no_${guard}`).execute(db);
  await sql.raw(change).execute(db);
}

test('an untouched record verifies', async () => {
  expect(await isValid()).toEqual([true]);
});

test.each([
  ['the outcome', 'assessment', "UPDATE assessment SET outcome = 'notYetCompetent'"],
  ['the person', 'assessment', "UPDATE assessment SET personId = 'lea'"],
  ['the day', 'assessment', "UPDATE assessment SET performedOn = '2026-03-13'"],
  ['the note', 'assessment', "UPDATE assessment SET note = ''"],
  ['the result of a step', 'assessment_step', "UPDATE assessment_step SET result = 'notMet' WHERE ordinal = 5"],
  ['the words of a step', 'assessment_step', "UPDATE assessment_step SET text = 'Do something easier' WHERE ordinal = 2"],
  ['which step is critical', 'assessment_step', 'UPDATE assessment_step SET isCritical = 0'],
  ['a step taken away', 'assessment_step', 'DELETE FROM assessment_step WHERE ordinal = 5'],
  ['the digest of a file', 'evidence', "UPDATE evidence SET sha256 = '0000000000000000000000000000000000000000000000000000000000000000'"],
  ['a file taken away', 'evidence', 'DELETE FROM evidence'],
  ['the printed name', 'signature', "UPDATE signature SET printedName = 'Ben Birch'"],
  ['the meaning', 'signature', "UPDATE signature SET meaning = 'Witnessed'"],
  ['the time of signing', 'signature', "UPDATE signature SET signedAt = '2026-03-13T10:00:00.000Z'"],
])('a change of %s fails the signature', async (_what, table, change) => {
  await makePerson(site, 'lea');
  await tamper(table, change);
  expect(await isValid()).toEqual([false]);
});

test('signed records refuse every change while their guards are on', async () => {
  const columns = { assessment: 'note', assessment_step: 'result', evidence: 'fileName', signature: 'meaning' };
  for (const [table, column] of Object.entries(columns)) {
    await expect(sql.raw(`UPDATE ${table} SET ${column} = 'x'`).execute(recordOf(site))).rejects.toThrow(`${table} is never changed`);
    await expect(sql.raw(`DELETE FROM ${table}`).execute(recordOf(site))).rejects.toThrow(`${table} is never changed`);
  }
});

test('a signature moved to another record fails there', async () => {
  const other = await site.client.assessments.sign(
    await signInput(site, { signature: { passphrase: passphraseOf('ada') } }, { s5: 'notMet' }),
  );
  await tamper('signature', `DELETE FROM signature WHERE recordId = '${other.assessmentId}'`);
  await tamper('signature', `UPDATE signature SET recordId = '${other.assessmentId}'`);
  expect(await isValid(other.assessmentId)).toEqual([false]);
});

test('a signature made with the key of somebody else than it names fails', async () => {
  const { open, session } = site.station;
  if (open === null || session === null) throw new Error('the site is locked');
  const ben = await open.db.selectFrom('user_account').select('userId').where('login', '=', 'ben').executeTakeFirstOrThrow();
  const { signature: _signature, ...row } = await open.db
    .selectFrom('signature')
    .selectAll()
    .where('recordId', '=', assessmentId)
    .executeTakeFirstOrThrow();
  const forged = { ...row, signatureId: 'forged', userId: ben.userId, printedName: 'Ben Birch' };
  const signature = signWith(open.vault.keys.signing, Buffer.from(canonicalJson(forged), 'utf8')).toString('base64');
  await open.db
    .insertInto('signature')
    .values({ ...forged, signature })
    .execute();
  const shown = await site.client.assessments.get({ assessmentId });
  expect(shown.signatures.map(({ printedName, isValid: holds }) => [printedName, holds])).toEqual(
    expect.arrayContaining([
      ['Ada Alder', true],
      ['Ben Birch', false],
    ]),
  );
});

test('what Ada signed still verifies after she has chosen another passphrase', async () => {
  await site.client.session.changePassphrase({ current: passphraseOf('ada'), next: 'ada crosses 8 green rivers' });
  expect(await isValid()).toEqual([true]);
});
