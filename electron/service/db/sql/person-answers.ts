import type { AnsweredRecord } from '../../../../shared/domain/observation';
import { insertRows } from '../insert-rows';
import type { PersonAnswerRow } from '../observation-schema';
import type { Reader, Tx } from '../schema';

/** What a person has said to the records about them, oldest first. */
export async function answersOf(db: Reader, personIds: readonly string[]): Promise<PersonAnswerRow[]> {
  return db.selectFrom('person_answer').selectAll().where('personId', 'in', personIds).orderBy('entryNumber').orderBy('answerId').execute();
}

export async function insertAnswer(tx: Tx, row: PersonAnswerRow): Promise<void> {
  await insertRows(tx, 'person_answer', [row]);
}

const tables = {
  assessment: { table: 'assessment', key: 'assessmentId' },
  observation: { table: 'observation', key: 'observationId' },
  evidenceItem: { table: 'evidence_item', key: 'itemId' },
  feedback: { table: 'feedback_round', key: 'roundId' },
} as const satisfies Record<AnsweredRecord, unknown>;

/** Whether there is such a record about a person. */
export async function isRecordAbout(
  db: Reader,
  recordType: AnsweredRecord,
  recordId: string,
  personIds: readonly string[],
): Promise<boolean> {
  const { table, key } = tables[recordType];
  const row = await db
    .selectFrom(table)
    .select('personId')
    .where(db.dynamic.ref<typeof key>(key), '=', recordId)
    .where('personId', 'in', personIds)
    .executeTakeFirst();
  return row !== undefined;
}
