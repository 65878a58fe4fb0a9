import { insertRows } from '../insert-rows';
import type { EvidenceItemRow } from '../observation-schema';
import type { Reader, Tx } from '../schema';

export type KnownItem = EvidenceItemRow & { readonly amendedById: string | null };

const known = (db: Reader) =>
  db
    .selectFrom('evidence_item as i')
    .leftJoin('evidence_item as n', 'n.amendsId', 'i.itemId')
    .selectAll('i')
    .select('n.itemId as amendedById');

/** The evidence items of some records of one person, newest first, amended ones among them. */
export async function evidenceItemsOf(db: Reader, personIds: readonly string[]): Promise<KnownItem[]> {
  return known(db).where('i.personId', 'in', personIds).orderBy('i.capturedOn', 'desc').orderBy('i.entryNumber', 'desc').execute();
}

export async function evidenceItemById(db: Reader, itemId: string): Promise<KnownItem | undefined> {
  return known(db).where('i.itemId', '=', itemId).executeTakeFirst();
}

export async function insertEvidenceItem(tx: Tx, row: EvidenceItemRow): Promise<void> {
  await insertRows(tx, 'evidence_item', [row]);
}

/** Whether a completion supports something of a person. */
export async function isSupportOf(db: Reader, supportId: string, personIds: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('supporting_evidence')
    .select('supportId')
    .where('supportId', '=', supportId)
    .where('personId', 'in', personIds)
    .executeTakeFirst();
  return row !== undefined;
}
