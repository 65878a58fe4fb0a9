import { createHash } from 'node:crypto';
import { canonicalJson, type JsonObject } from '../../../shared/domain/audit-json';

/** SHA-256 over the canonical JSON (RFC 8785) of what is signed, in hex. */
export function contentDigest(content: JsonObject): string {
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
}
