import type { RecognitionRow } from '../exchange-schema';
import type { SupportingEvidenceRow } from '../intake-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';

export interface RecordOfPerson {
  readonly recordId: string;
  readonly displayName: string;
  readonly content: string;
  readonly sender: string;
  readonly sequence: number;
  readonly asOf: string;
  readonly receivedAt: string;
}

/** The qualified records that other sites have sent of a person, the newest first. */
export async function recordsOfPerson(db: Reader, personId: string): Promise<RecordOfPerson[]> {
  const rows = await db
    .selectFrom('received_record as r')
    .innerJoin('package_in as i', 'i.packageInId', 'r.packageInId')
    .leftJoin('partner as p', (join) => join.onRef('p.partnerId', '=', 'i.partnerId').on('p.recordedTo', 'is', null))
    .select(['r.recordId', 'r.displayName', 'r.content', 'p.name as sender', 'i.sequence', 'i.asOf', 'i.receivedAt'])
    .where('r.personId', '=', personId)
    .where('i.kind', '=', 'person-record')
    .orderBy('i.entryNumber', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, sender: row.sender ?? '' }));
}

export async function recognitionsOf(db: Reader, recordId: string): Promise<RecognitionRow[]> {
  return db.selectFrom('recognition').selectAll().where('recordId', '=', recordId).orderBy('ordinal').execute();
}

export async function insertRecognition(tx: Tx, row: RecognitionRow): Promise<void> {
  await insertRows(tx, 'recognition', [row]);
}

export async function insertSupport(tx: Tx, row: SupportingEvidenceRow): Promise<void> {
  await insertRows(tx, 'supporting_evidence', [row]);
}
