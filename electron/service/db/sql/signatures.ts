import type { SignatureRow } from '../core-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';

export async function insertSignature(tx: Tx, row: SignatureRow): Promise<void> {
  await insertRows(tx, 'signature', [row]);
}

/**
 * The signatures of a record, oldest first, each with the public key (base64) of who is named as its signer: null when
 * the key is not theirs or was never attested.
 */
export async function signaturesOf(
  db: Reader,
  recordType: string,
  recordId: string,
): Promise<Array<SignatureRow & { readonly publicKey: string | null }>> {
  return db
    .selectFrom('signature')
    .leftJoin('user_key', (join) =>
      join
        .onRef('user_key.keyId', '=', 'signature.keyId')
        .onRef('user_key.userId', '=', 'signature.userId')
        .on('user_key.attestedBy', 'is not', null)
        .on('user_key.recordedTo', 'is', null),
    )
    .selectAll('signature')
    .select('user_key.publicKey')
    .where('signature.recordType', '=', recordType)
    .where('signature.recordId', '=', recordId)
    .orderBy('signature.entryNumber')
    .execute();
}

/** Every signature of one kind of record, oldest first. */
export async function signaturesOfType(db: Reader, recordType: string): Promise<SignatureRow[]> {
  return db.selectFrom('signature').selectAll().where('recordType', '=', recordType).orderBy('entryNumber').execute();
}

/** Who signed each of some records of a kind last, by printed name. */
export async function signersOf(db: Reader, recordType: string, recordIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (recordIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('signature')
    .select(['recordId', 'printedName'])
    .where('recordType', '=', recordType)
    .where('recordId', 'in', recordIds)
    .orderBy('entryNumber')
    .execute();
  return new Map(rows.map(({ recordId, printedName }) => [recordId, printedName]));
}

/** The signatures by which some records of a kind first came about, by record. */
export async function firstSignatures(
  db: Reader,
  recordType: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, SignatureRow>> {
  if (recordIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('signature')
    .selectAll()
    .where('recordType', '=', recordType)
    .where('recordId', 'in', recordIds)
    .where('revision', '=', 1)
    .execute();
  return new Map(rows.map((row) => [row.recordId, row]));
}
