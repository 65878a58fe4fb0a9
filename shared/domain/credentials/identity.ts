import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What of a person a credential names; Open Badges 3.0, B.1.12 IdentifierTypeEnum. */
export type IdentityType = 'identifier' | 'emailAddress';

/** Open Badges 3.0, B.1.11 IdentityObject. */
export interface IdentityObject {
  readonly type: 'IdentityObject';
  readonly hashed: boolean;
  readonly identityHash: string;
  readonly identityType: string;
  readonly salt?: string | undefined;
}

/**
 * A person's identifier in a credential: as it is, or as SHA-256 with a salt, which only tells somebody who knows the identifier
 * already. A number of few digits can be guessed in spite of the salt, which stands beside it.
 */
export function identityOf(identity: string, identityType: IdentityType, salt: string | null): IdentityObject {
  return salt === null
    ? { type: 'IdentityObject', hashed: false, identityHash: identity, identityType }
    : { type: 'IdentityObject', hashed: true, identityHash: hashOf(identity, salt), identityType, salt };
}

/** Whether a credential's identity is this one. MD5, which the specification allows as well, is not taken for proof of anything. */
export function isIdentity({ hashed, identityHash, salt }: IdentityObject, identity: string): boolean {
  return hashed ? identityHash.toLowerCase() === hashOf(identity, salt ?? '') : identityHash === identity;
}

function hashOf(identity: string, salt: string): string {
  return `sha256$${bytesToHex(sha256(utf8ToBytes(identity + salt)))}`;
}
