import { describe, expect, it } from 'vitest';
import { publicKeyOf } from '../../electron/service/vault/raw-keys';
import { isSignedBy, makePersonKeys, signWith, unwrapKeys, wrapKeys } from '../../electron/service/vault/signing-keys';
import { cheapCost, failureOf, valueOf } from './make-site';

describe('a signature', () => {
  it('is the one of RFC 8032, section 7.1, test 2', () => {
    const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
    const message = Buffer.from('72', 'hex');
    expect(publicKeyOf('ed25519', seed).toString('hex')).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
    expect(signWith(seed, message).toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
  });

  it('holds for its own content and key alone', () => {
    const { signing } = makePersonKeys();
    const publicKey = publicKeyOf('ed25519', signing);
    const signature = signWith(signing, Buffer.from('record 1'));
    expect(isSignedBy(publicKey, Buffer.from('record 1'), signature)).toBe(true);
    expect(isSignedBy(publicKey, Buffer.from('record 2'), signature)).toBe(false);
    expect(isSignedBy(publicKeyOf('ed25519', makePersonKeys().signing), Buffer.from('record 1'), signature)).toBe(false);
  });
});

describe('wrapped keys', () => {
  it('come back whole with the passphrase, and carry their public halves', async () => {
    const keys = makePersonKeys();
    const record = await wrapKeys(keys, 'a passphrase', 'site/user', cheapCost);
    expect(valueOf(await unwrapKeys(record, 'a passphrase', 'site/user'))).toEqual(keys);
    expect(record.signingPublicKey).toBe(publicKeyOf('ed25519', keys.signing).toString('base64'));
    expect(record.openingPublicKey).toBe(publicKeyOf('x25519', keys.opening).toString('base64'));
  });

  it('do not unwrap with another passphrase, for another owner, beside another public key or at another cost', async () => {
    const record = await wrapKeys(makePersonKeys(), 'a passphrase', 'site/user', cheapCost);
    const other = await wrapKeys(makePersonKeys(), 'a passphrase', 'site/user', cheapCost);
    const attempts = [
      unwrapKeys(record, 'a  passphrase', 'site/user'),
      unwrapKeys(record, 'a passphrase', 'site/other'),
      unwrapKeys({ ...record, signingPublicKey: other.signingPublicKey }, 'a passphrase', 'site/user'),
      unwrapKeys({ ...record, openingPublicKey: other.openingPublicKey }, 'a passphrase', 'site/user'),
      unwrapKeys({ ...record, kdf: { ...record.kdf, passes: 2 } }, 'a passphrase', 'site/user'),
    ];
    for (const attempt of await Promise.all(attempts)) expect(failureOf(attempt).code).toBe('NotAuthentic');
  });
});
