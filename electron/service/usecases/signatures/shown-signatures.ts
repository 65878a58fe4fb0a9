import type { z } from 'zod';
import type { shownSignature } from '../../../../shared/contract/assessments';
import type { Reader } from '../../db/schema';
import { signaturesOf } from '../../db/sql/signatures';
import { isValidSignature, type SignedRecord } from '../../db/signature-validity';

/** The signatures of a record as every view and print of it shows them (21 CFR 11.50), each checked at the moment of reading. */
export async function shownSignatures(db: Reader, record: SignedRecord): Promise<Array<z.input<typeof shownSignature>>> {
  const rows = await signaturesOf(db, record.recordType, record.recordId);
  return rows.map(({ publicKey, ...row }) => {
    const { printedName, role, meaning, signedAt, zone, contentDigest, revision, entryNumber } = row;
    const isValid = isValidSignature(row, publicKey ?? undefined, record);
    return { printedName, role, meaning, signedAt, zone, contentDigest, revision, entryNumber, isValid };
  });
}
