import { canonicalJson, type JsonObject } from '../../../shared/domain/audit-json';
import type { SignatureRow } from './core-schema';
import { isSignedBy } from '../vault/signing-keys';
import { contentDigest } from './content-digest';

/** A record as it stands now, which a signature must fit. */
export interface SignedRecord {
  readonly recordType: string;
  readonly recordId: string;
  readonly revision: number;
  readonly content: JsonObject;
}

/** Whether a signature is this record's, over this revision and content, by this key: any other record, revision, content or key fails. */
export function isValidSignature(row: SignatureRow, publicKey: string | undefined, record: SignedRecord): boolean {
  if (publicKey === undefined) return false;
  if (row.recordType !== record.recordType || row.recordId !== record.recordId) return false;
  if (row.revision !== record.revision || row.contentDigest !== contentDigest(record.content)) return false;
  const { signature, ...signed } = row;
  return isSignedBy(
    Buffer.from(publicKey, 'base64'),
    Buffer.from(canonicalJson(withoutLaterFields(signed)), 'utf8'),
    Buffer.from(signature, 'base64'),
  );
}

/**
 * What the bytes that were signed said: a signature from before the role was part of it names none. To take the role out
 * of a later one makes it fail, because its own bytes had it.
 */
function withoutLaterFields({ role, ...signed }: Omit<SignatureRow, 'signature'>): JsonObject {
  return role === null ? signed : { ...signed, role };
}
