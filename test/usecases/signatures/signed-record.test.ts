import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/domain/audit-json';
import type { SignatureRow } from '../../../electron/service/db/core-schema';
import { contentDigest } from '../../../electron/service/db/content-digest';
import { isValidSignature } from '../../../electron/service/db/signature-validity';
import { publicKeyOf } from '../../../electron/service/vault/raw-keys';
import { signWith } from '../../../electron/service/vault/signing-keys';
import { makeWorks, signInput } from '../../support/assessments';
import { recordOf } from '../../support/framework';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const content = { outcome: 'competent', level: 2 };
const record = { recordType: 'assessment', recordId: 'a-1', revision: 1, content };
let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
});

const keys = () => {
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  return open.vault.keys;
};
const publicKey = () => publicKeyOf('ed25519', keys().signing).toString('base64');

/** A signature over the record by ada's key. With `role` null as signatures were before the role was part of them. */
function signed(part: Partial<SignatureRow> = {}): SignatureRow {
  const { role = 'assessor', ...given } = part;
  const row = {
    signatureId: 's-1',
    recordType: 'assessment',
    recordId: 'a-1',
    revision: 1,
    contentDigest: contentDigest(content),
    userId: 'ada',
    printedName: 'Ada Alder',
    meaning: 'Assessed',
    signedAt: '2026-03-14T10:00:00.000Z',
    zone: 'Europe/Berlin',
    keyId: 'k-1',
    entryNumber: 7,
    ...given,
  };
  const bytes = Buffer.from(canonicalJson(role === null ? row : { ...row, role }), 'utf8');
  return { ...row, role, signature: signWith(keys().signing, bytes).toString('base64') };
}

describe('a signature', () => {
  test('is valid over its own record, with the role in it, and without where it was signed before', () => {
    expect(isValidSignature(signed(), publicKey(), record)).toBe(true);
    expect(isValidSignature(signed({ role: null }), publicKey(), record)).toBe(true);
  });

  test.each([
    ['another record', { ...record, recordId: 'a-2' }],
    ['another kind of record', { ...record, recordType: 'import_batch' }],
    ['another revision', { ...record, revision: 2 }],
    ['an amended content', { ...record, content: { ...content, level: 3 } }],
    ['a content with a field more', { ...record, content: { ...content, note: '' } }],
    ['a content with a field less', { ...record, content: { outcome: 'competent' } }],
  ])('fails when it is copied to %s', (_what, other) => {
    expect(isValidSignature(signed(), publicKey(), other)).toBe(false);
    // Nor does it help to make the copy say that it is the other record's.
    const { recordType, recordId, revision } = other;
    const fitted = { ...signed(), recordType, recordId, revision, contentDigest: contentDigest(other.content) };
    expect(isValidSignature(fitted, publicKey(), other)).toBe(false);
  });

  test.each([
    ['signatureId', 's-2'],
    ['userId', 'ben'],
    ['printedName', 'Ben Birch'],
    ['role', 'administrator'],
    ['role', null],
    ['meaning', 'Witnessed'],
    ['signedAt', '2026-03-13T10:00:00.000Z'],
    ['zone', 'UTC'],
    ['keyId', 'k-2'],
    ['entryNumber', 8],
  ] as const)('fails when its %s is another (%s)', (field, value) => {
    expect(isValidSignature({ ...signed(), [field]: value }, publicKey(), record)).toBe(false);
  });

  test('from before the role was part of it fails when a role is put in', () => {
    expect(isValidSignature({ ...signed({ role: null }), role: 'assessor' }, publicKey(), record)).toBe(false);
  });

  test('fails under another key, and under none', () => {
    expect(isValidSignature(signed(), publicKeyOf('ed25519', Buffer.alloc(32, 7)).toString('base64'), record)).toBe(false);
    expect(isValidSignature(signed(), undefined, record)).toBe(false);
  });
});

describe('a signed record', () => {
  test('shows who signed, in which role, with what meaning, when and in which zone, over what, and its place in the log', async () => {
    await makeWorks(site);
    const { assessmentId } = await site.client.assessments.sign(await signInput(site));
    const { signatures } = await site.client.assessments.get({ assessmentId });
    const entry = await recordOf(site).selectFrom('assessment').select(['entryNumber', 'contentDigest']).executeTakeFirstOrThrow();
    expect(signatures).toEqual([
      {
        printedName: 'Ada Alder',
        role: 'assessor',
        meaning: 'Assessed',
        signedAt: '2026-03-14T10:00:00.000Z',
        zone: 'Europe/Berlin',
        contentDigest: entry.contentDigest,
        revision: 1,
        entryNumber: entry.entryNumber,
        isValid: true,
      },
    ]);
  });

  test('names the role of who signed in place, not of whose session it is', async () => {
    await makeWorks(site);
    await enrol(site, 'lena', { grants: [{ role: 'lineManager', unitId: null }] });
    await enrol(site, 'max', { grants: [{ role: 'assessor', unitId: 'works' }] });
    await signIn(site, 'lena');
    const { assessmentId } = await site.client.assessments.sign(
      await signInput(site, { signature: { login: 'max', passphrase: passphraseOf('max') } }),
    );
    expect((await site.client.assessments.get({ assessmentId })).signatures).toMatchObject([
      { printedName: 'Person max', role: 'assessor' },
    ]);
  });

  test('that is amended behind its guards shows a signature that does not fit, and one signed anew fits', async () => {
    await makeWorks(site);
    const { assessmentId } = await site.client.assessments.sign(await signInput(site));
    const db = recordOf(site);
    await expect(sql`UPDATE assessment SET level = 3`.execute(db)).rejects.toThrow('assessment is never changed');
    await sql`DROP TRIGGER assessment_no_update`.execute(db);
    await sql`UPDATE assessment SET level = 3`.execute(db);
    expect((await site.client.assessments.get({ assessmentId })).signatures.map(({ isValid }) => isValid)).toEqual([false]);
    const anew = await site.client.assessments.sign(await signInput(site, { signature: { passphrase: passphraseOf('ada') } }));
    expect((await site.client.assessments.get(anew)).signatures.map(({ isValid }) => isValid)).toEqual([true]);
  });
});
