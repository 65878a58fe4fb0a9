import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What xAPI's `mbox_sha1sum` is of an address: SHA-1 of `mailto:` and the address, in hex. */
export function emailSha1(email: string): string {
  return bytesToHex(sha1(utf8ToBytes(`mailto:${email}`)));
}
