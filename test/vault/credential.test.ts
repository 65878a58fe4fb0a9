import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { secureDocument, verifyDocument } from '../../electron/service/vault/data-integrity';
import { bytesOfMultibase, didKey, publicKeyOfDid, verificationMethodOf } from '../../electron/service/vault/did-key';
import { makeKeyPair, publicKeyOf } from '../../electron/service/vault/raw-keys';
import { verifyCredential } from '../../electron/service/vault/verify-credential';
import type { JsonObject } from '../../shared/domain/audit-json';
import { achievedLevel, credentialOf, type Qualification } from '../../shared/domain/credentials/achievement-credential';
import { identityOf, isIdentity } from '../../shared/domain/credentials/identity';

const key = makeKeyPair('ed25519');
const did = didKey(key.publicKey);
const now = '2026-03-14T10:00:00.000Z';

function makeQualification(different: Partial<Qualification> = {}): Qualification {
  return {
    credentialId: 'urn:uuid:01957c2e-9c1e-7b3a-8a4e-2f1f0c6d7e8f',
    issuer: { did, name: 'Northfield Works' },
    person: { identity: '000123', identityType: 'identifier', salt: 'f00d' },
    achievement: {
      id: 'urn:uuid:0195aaaa-9c1e-7b3a-8a4e-2f1f0c6d7e8f',
      name: 'Boiler start-up',
      description: 'Starts a boiler.',
      criteria: 'Assessed at work.',
    },
    scale: {
      name: 'Five levels',
      levels: [
        { ordinal: 1, code: '1', name: 'Knows' },
        { ordinal: 2, code: '2', name: 'Does with help' },
      ],
    },
    achievedOrdinal: 2,
    awardedAt: '2026-01-10T00:00:00.000Z',
    validFrom: '2026-01-10T00:00:00.000Z',
    validUntil: '2027-01-09T23:00:00.000Z',
    evidence: [{ name: 'Observation', description: 'Direct observation', narrative: 'Started boiler 2.' }],
    ...different,
  };
}
const json = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject; // oxlint-disable-line typescript/no-unsafe-type-assertion -- of JSON
function secured(different: Partial<Qualification> = {}, signingKey = key): JsonObject {
  const own = didKey(signingKey.publicKey);
  return secureDocument(json(credentialOf(makeQualification(different))), signingKey.privateKey, {
    created: now,
    verificationMethod: verificationMethodOf(own),
  });
}
const check = (credential: unknown, at = now, trusted: readonly string[] = [did]) => {
  const verified = verifyCredential(typeof credential === 'string' ? credential : JSON.stringify(credential), new Set(trusted), at);
  return verified.ok ? 'valid' : verified.failure.code;
};

describe('the suite eddsa-jcs-2022', () => {
  // The W3C working group's vector for the suite (github.com/w3c/vc-di-eddsa, TestVectors/eddsa-jcs-2022/signedJCS.json).
  const context = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'];
  const unsigned: JsonObject = {
    '@context': context,
    id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
    type: ['VerifiableCredential', 'AlumniCredential'],
    name: 'Alumni Credential',
    description: 'A minimum viable example of an Alumni Credential.',
    issuer: 'https://vc.example/issuers/5678',
    validFrom: '2023-01-01T00:00:00Z',
    credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
  };
  const publicKeyMultibase = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2';
  const proof: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created: '2023-02-24T23:36:38Z',
    verificationMethod: `https://vc.example/issuers/5678#${publicKeyMultibase}`,
    proofPurpose: 'assertionMethod',
    '@context': context,
    proofValue: 'z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjmeEuCBEsddF9LsVogtuTsijJKh4',
  };
  const publicKey = publicKeyOfDid(`did:key:${publicKeyMultibase}`) ?? Buffer.alloc(32);

  it('verifies the published example, and makes the same signature with its key', () => {
    expect(verifyDocument({ ...unsigned, proof }, proof, publicKey)).toEqual(unsigned);
    const secret = (bytesOfMultibase('z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq') ?? Buffer.alloc(34)).subarray(2);
    expect(publicKeyOf('ed25519', secret).equals(publicKey)).toBe(true);
    const { created, verificationMethod } = {
      created: '2023-02-24T23:36:38Z',
      verificationMethod: `https://vc.example/issuers/5678#${publicKeyMultibase}`,
    };
    expect(secureDocument(unsigned, secret, { created, verificationMethod })['proof']).toEqual(proof);
  });

  it('refuses it after any change to the document or to the proof', () => {
    expect(verifyDocument({ ...unsigned, name: 'Other', proof }, proof, publicKey)).toBeNull();
    for (const name of Object.keys(proof)) {
      const changed = { ...proof, [name]: `${JSON.stringify(proof[name])}x` };
      expect(verifyDocument({ ...unsigned, proof: changed }, changed, publicKey), name).toBeNull();
    }
  });

  it('lets contexts be added behind those it covers, and gives the document without them', () => {
    const more = { ...unsigned, '@context': [...context, 'https://example.org/more'], proof };
    expect(verifyDocument(more, proof, publicKey)).toEqual(unsigned);
    expect(verifyDocument({ ...unsigned, '@context': context.toReversed(), proof }, proof, publicKey)).toBeNull();
  });
});

test('a key is its own identifier, written in one way', () => {
  expect(did).toMatch(/^did:key:z6Mk/);
  expect(publicKeyOfDid(did)?.equals(key.publicKey)).toBe(true);
  for (const other of [
    '',
    'did:key:',
    'did:key:z',
    `${did}1`,
    did.replace('z6Mk', 'z6LS'),
    'did:web:example.org',
    `did:key:z${'1'.repeat(5000)}`,
  ])
    expect(publicKeyOfDid(other), other).toBeNull();
});

test('an identity is hashed as the specification shows it', () => {
  const hashed = identityOf('a@example.com', 'emailAddress', 'Kosher');
  expect(hashed.identityHash).toBe('sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399');
  expect(isIdentity(hashed, 'a@example.com')).toBe(true);
  expect(isIdentity(hashed, 'b@example.com')).toBe(false);
  const plain = identityOf('000123', 'identifier', null);
  expect([plain.hashed, isIdentity(plain, '000123'), isIdentity(plain, '123')]).toEqual([false, true, false]);
});

test('a text longer than any key or signature is not decoded', () => {
  expect(bytesOfMultibase(`z${'2'.repeat(88)}`)).not.toBeNull();
  for (const text of [`z${'2'.repeat(121)}`, 'z', 'u2222', 'z0OIl']) expect(bytesOfMultibase(text)).toBeNull();
});

describe('a credential', () => {
  it('says who, what, which level, until when and why, and does not name the person to those who do not know them', () => {
    const verified = verifyCredential(JSON.stringify(secured()), new Set([did]), now);
    if (!verified.ok) throw new Error(verified.failure.code);
    const { credentialSubject, validUntil, issuer, evidence } = verified.value;
    expect(issuer).toMatchObject({ id: did, name: 'Northfield Works' });
    expect(credentialSubject.achievement).toMatchObject({
      name: 'Boiler start-up',
      achievementType: 'Competency',
      criteria: { narrative: 'Assessed at work.' },
    });
    expect(achievedLevel(verified.value)).toEqual({ code: '2', name: 'Does with help' });
    expect(validUntil).toBe('2027-01-09T23:00:00.000Z');
    expect(evidence).toMatchObject([{ narrative: 'Started boiler 2.' }]);
    expect(JSON.stringify(verified.value)).not.toContain('000123');
    const [identity] = credentialSubject.identifier ?? [];
    expect(identity !== undefined && isIdentity(identity, '000123')).toBe(true);
  });

  it('names the person where that is chosen', () => {
    const plain = secured({ person: { identity: '000123', identityType: 'identifier', salt: null } });
    expect(JSON.stringify(plain)).toContain('"identityHash":"000123"');
    expect(check(plain)).toBe('valid');
  });

  it('is told apart when tampered with, expired, too early, of nobody we know, of somebody else, or secured in another way', () => {
    const whole = secured();
    expect(check(whole)).toBe('valid');
    expect(check({ ...whole, name: 'Other' })).toBe('Tampered');
    expect(check({ ...whole, extra: true })).toBe('Tampered');
    expect(check(whole, '2027-01-09T23:00:00.000Z')).toBe('valid');
    expect(check(whole, '2027-01-09T23:00:00.001Z')).toBe('Expired');
    expect(check(secured({ validUntil: null }), '2099-01-01T00:00:00.000Z')).toBe('valid');
    expect(check(whole, '2026-01-09T23:59:59.999Z')).toBe('NotYetValid');
    expect(check(whole, now, [])).toBe('UnknownIssuer');
    const other = makeKeyPair('ed25519');
    expect(check(secured({}, other), now, [did, didKey(other.publicKey)])).toBe('NotByIssuer');
    const { proof, ...bare } = whole;
    expect(check(bare)).toBe('UnsupportedProof');
    const proofOf = (different: JsonObject) => ({ ...bare, proof: { ...json(proof), ...different } });
    for (const different of [
      { cryptosuite: 'eddsa-rdfc-2022' },
      { type: 'Ed25519Signature2020' },
      { proofPurpose: 'authentication' },
      { previousProof: 'urn:uuid:1' },
      { verificationMethod: 'did:web:example.org#key-1' },
      { verificationMethod: `${did}#other` },
    ])
      expect(check(proofOf(different)), JSON.stringify(different)).toBe('UnsupportedProof');
    expect(check(proofOf({ proofValue: 'z1' }))).toBe('Tampered');
    expect(check({ ...bare, proof: [{ type: 'Other' }, json(proof)] })).toBe('valid');
  });

  it('without what the specification requires is none', () => {
    const whole = secured();
    for (const name of ['@context', 'id', 'type', 'issuer', 'validFrom', 'credentialSubject']) {
      const { [name]: _, ...rest } = whole;
      expect(check(rest), name).toBe('NotACredential');
    }
    for (const text of ['', '[]', 'null', '{"a":'.repeat(1000), `"${'x'.repeat(2_000_000)}"`]) expect(check(text)).toBe('NotACredential');
    expect(check({ ...whole, '@context': ['https://www.w3.org/2018/credentials/v1'] })).toBe('NotACredential');
    expect(() => credentialOf(makeQualification({ achievedOrdinal: 9 }))).toThrow('scale');
    expect(() => credentialOf(makeQualification({ validUntil: 'tomorrow' }))).toThrow('validUntil');
  });

  it('is never valid after any change to its text', () => {
    const text = JSON.stringify(secured());
    const valid = fc
      .sample(
        fc
          .tuple(fc.nat({ max: text.length - 1 }), fc.constantFrom('0', 'x', 'Z', ' ', '"', '{', '1'))
          .map(([at, character]) => text.slice(0, at) + character + text.slice(at + 1)),
        { numRuns: 300 },
      )
      .filter((changed) => check(changed) === 'valid');
    // a blank in the place of nothing changes nothing
    expect(valid.filter((changed) => JSON.stringify(JSON.parse(changed)) !== text)).toEqual([]);
    expect(check(text)).toBe('valid');
  });
});
