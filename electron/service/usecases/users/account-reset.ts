import type { JsonObject } from '../../../../shared/domain/audit-json';
import type { AccountResetRow } from '../../db/core-schema';
import type { SignedRecord } from '../../db/signature-validity';

/** A reset as its second person signs it: all that the row says. */
export function accountResetRecord(row: AccountResetRow): SignedRecord {
  const content: JsonObject = { ...row };
  return { recordType: 'accountReset', recordId: row.resetId, revision: 1, content };
}
