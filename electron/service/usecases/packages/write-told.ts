import { listName } from '../../../../shared/domain/person-name';
import type { AuditChange } from '../../db/audit-append';
import type { ReceiptInRow, ReceivedRecordRow } from '../../db/exchange-schema';
import type { Tx } from '../../db/schema';
import { insertReceiptIn, insertReceivedRecords } from '../../db/sql/packages-in';
import type { CommandContext } from '../context';
import type { PackagePlan } from './plan-package';
import type { ReadPackage } from './reading';
import { storedRecord } from './stored-record';

/** Keeps what a package tells without changing anybody's record: of people, of one person's qualifications, of a package of ours. */
export async function writeTold(
  tx: Tx,
  read: ReadPackage,
  plan: PackagePlan,
  { packageInId, personId }: { readonly packageInId: string; readonly personId: string | null },
  ctx: CommandContext,
): Promise<readonly AuditChange[]> {
  const of = (who: string | null, displayName: string, content: string): ReceivedRecordRow => ({
    recordId: ctx.makeId(),
    packageInId,
    personId: who,
    displayName,
    content,
    entryNumber: ctx.entry,
  });
  const records = plan.told.map((told) => of(told.personId, told.displayName, JSON.stringify({ lines: told.lines })));
  if (read.kind === 'person-record') {
    const { person } = read.record;
    records.push(of(personId, `${listName(person)} (${person.employeeNumber})`, storedRecord(read)));
  }
  await insertReceivedRecords(tx, records);
  const changes: AuditChange[] = records.map((row) => ({
    entity: 'received_record',
    entityId: row.recordId,
    personId: row.personId,
    old: null,
    new: { ...row },
  }));
  if (plan.receipt === null || plan.receipt.isKnown) return changes;
  const { content } = plan.receipt;
  const receipt: ReceiptInRow = {
    packageId: content.packageId,
    packageInId,
    accepted: content.rows.accepted,
    rejected: content.rows.rejected,
    rejects: JSON.stringify(content.rejects),
    receivedAt: ctx.now.toISOString(),
    signedBy: content.signer.printedName,
    entryNumber: ctx.entry,
  };
  await insertReceiptIn(tx, receipt);
  return [...changes, { entity: 'receipt_in', entityId: receipt.packageId, personId: null, old: null, new: { ...receipt } }];
}
