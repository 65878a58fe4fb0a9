import { canonicalJson, type JsonObject } from '../../../../shared/domain/audit-json';
import type { SignatureRow } from '../../db/core-schema';
import { isSignedBy } from '../../vault/signing-keys';
import { contentDigest } from './sign-record';

/** Whether a signature is this record's, over this content, by this key: any other record, content or key fails. */
export function isValidSignature(
  row: SignatureRow,
  publicKey: string | undefined,
  record: { readonly recordType: string; readonly recordId: string; readonly content: JsonObject },
): boolean {
  const { signature, ...signed } = row;
  if (publicKey === undefined) return false;
  if (row.recordType !== record.recordType || row.recordId !== record.recordId || row.contentDigest !== contentDigest(record.content))
    return false;
  return isSignedBy(Buffer.from(publicKey, 'base64'), Buffer.from(canonicalJson(signed), 'utf8'), Buffer.from(signature, 'base64'));
}
