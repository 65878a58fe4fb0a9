import { presentStatement, statementOfVersion, type AccountabilityStatement } from '../../../../shared/domain/accountability';
import type { JsonObject } from '../../../../shared/domain/audit-json';
import type { SignatureRow, UserKeyRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import type { CommandContext } from '../context';
import { signRecord } from './sign-record';
import { isValidSignature, type SignedRecord } from '../../db/signature-validity';

export const accountabilityRecord = 'accountabilityStatement';

/**
 * Accepts the present statement with the very key that it is about, before that key may sign anything else
 * (21 CFR 11.10(j)). ctx.signer is the person, with the new key.
 */
export async function signAccountability(tx: Tx, ctx: CommandContext, key: Pick<UserKeyRow, 'keyId' | 'publicKey'>): Promise<SignatureRow> {
  return signRecord(tx, ctx, { ...accountabilityOf(key, presentStatement), meaning: 'Accepts accountability for signatures' });
}

/** Whether the statement accepted with a key is signed by it; none: it was accepted before acceptance was signed. */
export function accountabilityState(key: UserKeyRow, row: SignatureRow | undefined): 'valid' | 'invalid' | 'none' {
  if (row === undefined) return 'none';
  const statement = statementOfVersion(row.revision);
  if (statement === undefined || row.userId !== key.userId || row.keyId !== key.keyId) return 'invalid';
  return isValidSignature(row, key.publicKey, accountabilityOf(key, statement)) ? 'valid' : 'invalid';
}

/** The record that is signed: one for each key, in the revision of the statement, with the whole text. */
function accountabilityOf({ keyId, publicKey }: Pick<UserKeyRow, 'keyId' | 'publicKey'>, statement: AccountabilityStatement): SignedRecord {
  const { version, title, paragraphs } = statement;
  const content: JsonObject = { statement: version, title, paragraphs: [...paragraphs], keyId, publicKey };
  return { recordType: accountabilityRecord, recordId: keyId, revision: version, content };
}
