import { canonicalJson, type JsonObject } from '../../../shared/domain/audit-json';
import { sha256, toHex } from './audit-hash';

/** SHA-256 over the canonical JSON (RFC 8785) of what is signed, in hex. */
export function contentDigest(content: JsonObject): string {
  return toHex(sha256(Buffer.from(canonicalJson(content), 'utf8')));
}
