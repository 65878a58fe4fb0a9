import { sql } from 'kysely';
import { performanceKey } from '../../../../shared/domain/performance-file';
import type { PerformanceBatchRow, WorkPerformanceRow, WorkPerformanceVoidRow } from '../authority-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';
import { isOn } from './framework-items';

export interface ShownPerformanceRow extends WorkPerformanceRow {
  readonly voidReason: string | null;
  readonly voidedBy: string | null;
  readonly fileName: string | null;
}

const shown = (db: Reader) =>
  db
    .selectFrom('work_performance as p')
    .leftJoin('work_performance_void as v', 'v.performanceId', 'p.performanceId')
    .leftJoin('performance_batch as b', 'b.batchId', 'p.batchId')
    .selectAll('p')
    .select(['v.reason as voidReason', 'v.voidedBy', 'b.fileName']);

/** What some records say of one person's work, newest first; voided ones stay in the list. */
export async function performancesOf(db: Reader, personIds: readonly string[]): Promise<ShownPerformanceRow[]> {
  return shown(db).where('p.personId', 'in', personIds).orderBy('p.performedOn', 'desc').orderBy('p.performanceId').execute();
}

export async function performanceById(db: Reader, performanceId: string): Promise<ShownPerformanceRow | undefined> {
  return shown(db).where('p.performanceId', '=', performanceId).executeTakeFirst();
}

const isStanding = sql<boolean>`NOT EXISTS (SELECT 1 FROM work_performance_void v WHERE v.performanceId = p.performanceId)`;

/** By performanceKey, how often each performance stands on record. */
export async function standingCounts(db: Reader, personId: string | null = null): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('work_performance as p')
    .select(['p.personId', 'p.taskId', 'p.performedOn', 'p.note', 'p.count'])
    .where(isStanding)
    .$if(personId !== null, (query) => query.where('p.personId', '=', personId ?? ''))
    .execute();
  return new Map(rows.map((row) => [performanceKey(row), row.count]));
}

/** What a file added and nobody has voided. */
export async function standingOfBatch(
  db: Reader,
  batchId: string,
): Promise<Pick<WorkPerformanceRow, 'performanceId' | 'personId' | 'taskId'>[]> {
  return db
    .selectFrom('work_performance as p')
    .select(['p.performanceId', 'p.personId', 'p.taskId'])
    .where('p.batchId', '=', batchId)
    .where(isStanding)
    .orderBy('p.performanceId')
    .execute();
}

export async function insertPerformances(tx: Tx, rows: readonly WorkPerformanceRow[]): Promise<void> {
  await insertRows(tx, 'work_performance', rows);
}

export async function voidPerformances(tx: Tx, rows: readonly WorkPerformanceVoidRow[]): Promise<void> {
  await insertRows(tx, 'work_performance_void', rows);
}

export async function insertPerformanceBatch(tx: Tx, row: PerformanceBatchRow): Promise<void> {
  await insertRows(tx, 'performance_batch', [row]);
}

/** Every file that was taken in, newest first, with how much of it was voided since. */
export async function performanceBatches(db: Reader): Promise<Array<PerformanceBatchRow & { readonly voided: number }>> {
  return db
    .selectFrom('performance_batch as b')
    .selectAll('b')
    .select(
      sql<number>`(SELECT COUNT(*) FROM work_performance p JOIN work_performance_void v ON v.performanceId = p.performanceId
        WHERE p.batchId = b.batchId)`.as('voided'),
    )
    .orderBy('b.entryNumber', 'desc')
    .execute();
}

export async function performanceBatchById(db: Reader, batchId: string): Promise<PerformanceBatchRow | undefined> {
  return db.selectFrom('performance_batch').selectAll().where('batchId', '=', batchId).executeTakeFirst();
}

/** The tasks of a day by their code in lower case; retired ones are not done any more. */
export async function tasksByCode(db: Reader, day: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ taskId: string; code: string }>`
    SELECT t.itemId AS taskId, t.code FROM framework_item t
    WHERE t.kind = 'task' AND t.isRetired = 0 AND t.code <> '' AND ${isOn('t', day)}`.execute(db);
  const byCode = new Map<string, string[]>();
  for (const { taskId, code } of rows) byCode.set(code.toLowerCase(), [...(byCode.get(code.toLowerCase()) ?? []), taskId]);
  return byCode;
}
