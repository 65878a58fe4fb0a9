import { contentDigest } from '../../db/content-digest';
import { canonicalJson, type JsonObject } from '../../../../shared/domain/audit-json';
import type { SignatureRow } from '../../db/core-schema';
import { insertSignature } from '../../db/sql/signatures';
import type { Tx } from '../../db/schema';
import type { CommandContext } from '../context';

/**
 * Signs a record with the key of the person whose passphrase was checked for this command: bound to the record, its
 * revision and the digest of its content, so that a copy on another record fails (21 CFR 11.50, 11.70).
 */
export async function signRecord(
  tx: Tx,
  ctx: CommandContext,
  record: {
    readonly recordType: string;
    readonly recordId: string;
    readonly revision: number;
    readonly content: JsonObject;
    readonly meaning: string;
  },
): Promise<SignatureRow> {
  const { recordType, recordId, revision, content, meaning } = record;
  const { userId, printedName, role, keyId } = ctx.signer;
  const unsigned = {
    signatureId: ctx.makeId(),
    recordType,
    recordId,
    revision,
    contentDigest: contentDigest(content),
    userId,
    printedName,
    role,
    meaning,
    signedAt: ctx.now.toISOString(),
    zone: ctx.zone,
    keyId,
    entryNumber: ctx.entry,
  };
  const row = { ...unsigned, signature: ctx.signer.sign(Buffer.from(canonicalJson(unsigned), 'utf8')) };
  await insertSignature(tx, row);
  return row;
}
