import { insertRows } from '../insert-rows';
import type { ReadinessAnswerRow } from '../readiness-answer-schema';
import type { Reader, Tx } from '../schema';

export const answerRecord = 'readiness_answer';

export async function insertAnswer(tx: Tx, row: ReadinessAnswerRow): Promise<void> {
  await insertRows(tx, 'readiness_answer', [row]);
}

/** Those of some records, newest first. */
export async function answersOf(db: Reader, personIds: readonly string[]): Promise<ReadinessAnswerRow[]> {
  return db.selectFrom('readiness_answer').selectAll().where('personId', 'in', personIds).orderBy('entryNumber', 'desc').execute();
}

export async function answerById(db: Reader, answerId: string): Promise<ReadinessAnswerRow | undefined> {
  return db.selectFrom('readiness_answer').selectAll().where('answerId', '=', answerId).executeTakeFirst();
}
