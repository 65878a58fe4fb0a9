import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * SHA-256 of a public key as minisign encodes it (the line that `minisign -P` takes), in groups of four to be read aloud and
 * compared in print: `base64 -d | sha256sum` gives the same.
 */
export function fingerprintOfLine(publicKeyLine: string): string {
  return inGroups(Uint8Array.from(atob(publicKeyLine), (character) => character.charCodeAt(0)));
}

/** The same of a key to which files are encrypted: SHA-256 of its text as `age -r` takes it, which is what people see of it. */
export function fingerprintOfRecipient(recipient: string): string {
  return inGroups(new TextEncoder().encode(recipient));
}

/** Whether what somebody typed off a print is a fingerprint; spaces and case do not count, but every group must be there. */
export function isFingerprint(typed: string, fingerprint: string): boolean {
  return typed.replaceAll(/[\s:·-]/g, '').toLowerCase() === fingerprint.replaceAll(' ', '');
}

function inGroups(bytes: Uint8Array): string {
  return (bytesToHex(sha256(bytes)).match(/.{4}/g) ?? []).join(' ');
}
