import type { SignatureFacts } from '../../../shared/domain/packages/judge-package';
import { keyIdText, minisignVerify, readPublicKey, signatureKeyId } from '../vault/minisign';
import { unhurried } from './staged-bytes';

/** What a signature says of a carried file under the keys that are known; null stands for no signature at all. */
export async function checkSignature(
  carried: { readonly chunks: () => Iterable<Uint8Array> },
  text: string | null,
  publicKeys: readonly string[],
  signal?: AbortSignal,
): Promise<{ readonly signature: SignatureFacts; readonly trustedComment: string | null }> {
  if (text === null) return { signature: { outcome: 'missing' }, trustedComment: null };
  const keyId = signatureKeyId(text);
  if (keyId === null) return { signature: { outcome: 'notASignature' }, trustedComment: null };
  let signature: SignatureFacts = { outcome: 'unknownKey', keyId };
  for (const publicKey of publicKeys) {
    const key = readPublicKey(publicKey);
    if (key === null || keyIdText(key.keyId) !== keyId) continue;
    const verified = await minisignVerify(key, unhurried(carried.chunks(), signal), text);
    if (verified.ok) return { signature: { outcome: 'good', publicKey }, trustedComment: verified.value.trustedComment };
    const { code } = verified.failure;
    // Two keys may have one id: eight bytes can be chosen.
    signature = { outcome: code === 'CommentChanged' ? 'commentChanged' : 'contentChanged', publicKey };
  }
  return { signature, trustedComment: null };
}
