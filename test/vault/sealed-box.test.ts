import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decrypt, encrypt } from '../../electron/service/vault/aes-gcm';
import { makeKeyPair, publicKeyOf } from '../../electron/service/vault/raw-keys';
import { openSealed, sealTo } from '../../electron/service/vault/sealed-box';
import { failureOf, valueOf } from './make-site';

const recipient = makeKeyPair('x25519');

describe('a sealed box', () => {
  it('opens to what was sealed, for the holder of the private key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (plaintext, context) => {
        const box = sealTo(recipient.publicKey, plaintext, 'opener-data-key', context);
        expect(valueOf(openSealed(recipient.privateKey, box, 'opener-data-key', context)).equals(plaintext)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('does not open after any one bit was changed', () => {
    const box = sealTo(recipient.publicKey, Buffer.alloc(32, 7), 'opener-data-key', 'site');
    fc.assert(
      fc.property(fc.nat(box.length * 8 - 1), (bit) => {
        const changed = Buffer.from(box);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(failureOf(openSealed(recipient.privateKey, changed, 'opener-data-key', 'site')).code).toBe('NotAuthentic');
      }),
    );
  });

  it.each([
    { what: 'another key', key: makeKeyPair('x25519').privateKey, purpose: 'opener-data-key', context: 'site' },
    { what: 'another purpose', key: recipient.privateKey, purpose: 'recovery-data-key', context: 'site' },
    { what: 'another context', key: recipient.privateKey, purpose: 'opener-data-key', context: 'other site' },
  ] as const)('does not open with $what', ({ key, purpose, context }) => {
    const box = sealTo(recipient.publicKey, Buffer.alloc(32, 7), 'opener-data-key', 'site');
    expect(failureOf(openSealed(key, box, purpose, context)).code).toBe('NotAuthentic');
  });

  it('refuses a point without a shared secret, and a box cut short', () => {
    const zeroPoint = Buffer.alloc(92);
    expect(failureOf(openSealed(recipient.privateKey, zeroPoint, 'opener-data-key', 'site')).code).toBe('NotAuthentic');
    expect(failureOf(openSealed(recipient.privateKey, Buffer.alloc(20), 'opener-data-key', 'site')).code).toBe('NotAuthentic');
    expect(failureOf(openSealed(recipient.privateKey, recipient.publicKey, 'opener-data-key', 'site')).code).toBe('NotAuthentic');
  });

  it('differs each time the same is sealed', () => {
    const [one, two] = [1, 2].map(() => sealTo(recipient.publicKey, Buffer.alloc(32), 'opener-data-key', 'site').toString('hex'));
    expect(one).not.toBe(two);
  });
});

describe('raw keys', () => {
  it('derive the X25519 public key of RFC 7748, section 6.1', () => {
    const privateKey = Buffer.from('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a', 'hex');
    expect(publicKeyOf('x25519', privateKey).toString('hex')).toBe('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a');
  });
});

describe('authenticated encryption', () => {
  it('opens with its own key and context alone', () => {
    const key = Buffer.alloc(32, 1);
    const sealed = encrypt(key, Buffer.from('a value'), 'here');
    expect(valueOf(decrypt(key, sealed, 'here')).toString()).toBe('a value');
    expect(failureOf(decrypt(key, sealed, 'there')).code).toBe('NotAuthentic');
    expect(failureOf(decrypt(Buffer.alloc(32, 2), sealed, 'here')).code).toBe('NotAuthentic');
    expect(failureOf(decrypt(key, sealed.subarray(0, 27), 'here')).code).toBe('NotAuthentic');
  });
});
