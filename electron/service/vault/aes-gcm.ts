import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { freshBytes } from './fresh-bytes';

const nonceBytes = 12;
const tagBytes = 16;

/** How much longer what is encrypted is than it was. */
export const sealedOverhead = nonceBytes + tagBytes;

// A key as bytes takes node:crypto six times as long to read as a key object.

/**
 * AES-256-GCM under a random nonce: nonce (12 bytes), ciphertext, tag (16 bytes). The context is authenticated with it,
 * so that what was encrypted for one place does not open in another.
 */
export function encrypt(key: Uint8Array, plaintext: Uint8Array, context: string): Buffer {
  const nonce = freshBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** NotAuthentic: another key, another context, or changed bytes; which of them cannot be told apart. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, context: string): Result<Buffer, Failure<'NotAuthentic', undefined>> {
  if (sealed.length < nonceBytes + tagBytes) return fail<'NotAuthentic'>('NotAuthentic');
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plaintext = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
  try {
    decipher.final(); // adds nothing in this mode: what is decrypted stays in one place, for whoever wipes it
    return ok(plaintext);
  } catch {
    plaintext.fill(0);
    return fail<'NotAuthentic'>('NotAuthentic'); // final() throws for a wrong tag, and for nothing else
  }
}
