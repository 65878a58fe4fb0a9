import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../../../../shared/domain/permissions';
import type { ExceptionEndRow, QualificationExceptionRow } from '../exception-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';
import { personIsWithin } from './assessments';

export const exceptionRecord = 'qualification_exception';
export const exceptionEndRecord = 'exception_end';

/** One that was signed, with what ended it before its last day: taken back, or reinstated by another one. */
export type KnownException = QualificationExceptionRow & {
  readonly endHow: 'withdrawn' | 'reinstated' | null;
  /** First day on which it no longer has effect. */
  readonly endFrom: string | null;
  readonly endReason: string | null;
  readonly endBy: string | null;
  readonly endAt: string | null;
  readonly endEntry: number | null;
};

interface Wanted {
  readonly exceptionId?: string;
  readonly personIds?: readonly string[];
  readonly competencyId?: string;
  readonly kind?: string;
}

/** What was signed, the latest first. */
export async function knownExceptions(db: Reader, wanted: Wanted, scope: Scope = { kind: 'site' }, today = ''): Promise<KnownException[]> {
  const { exceptionId, personIds, competencyId, kind } = wanted;
  const conditions: RawBuilder<unknown>[] = [personIsWithin(scope, today, 'e.personId')];
  if (exceptionId !== undefined) conditions.push(sql`e.exceptionId = ${exceptionId}`);
  if (personIds !== undefined) conditions.push(sql`e.personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)}))`);
  if (competencyId !== undefined) conditions.push(sql`e.competencyId = ${competencyId}`);
  if (kind !== undefined) conditions.push(sql`e.kind = ${kind}`);
  const { rows } = await sql<KnownException>`
    SELECT e.*, CASE WHEN w.exceptionId IS NOT NULL THEN 'withdrawn' WHEN r.exceptionId IS NOT NULL THEN 'reinstated' END AS endHow,
      COALESCE(w.validFrom, r.validFrom) AS endFrom, COALESCE(w.reason, r.reason) AS endReason, COALESCE(w.signedBy, r.signedBy) AS endBy,
      COALESCE(w.recordedAt, r.recordedAt) AS endAt, COALESCE(w.entryNumber, r.entryNumber) AS endEntry
    FROM qualification_exception e
    LEFT JOIN exception_end w ON w.exceptionId = e.exceptionId
    LEFT JOIN qualification_exception r ON r.concernsId = e.exceptionId AND r.kind = 'reinstatement'
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY e.validFrom DESC, e.entryNumber DESC`.execute(db);
  return rows;
}

/** One as it was signed; undefined: there is none. */
export async function exceptionRow(db: Reader, exceptionId: string): Promise<QualificationExceptionRow | undefined> {
  return db.selectFrom('qualification_exception').selectAll().where('exceptionId', '=', exceptionId).executeTakeFirst();
}

/** What took one back; undefined: nothing has. */
export async function exceptionEndRow(db: Reader, exceptionId: string): Promise<ExceptionEndRow | undefined> {
  return db.selectFrom('exception_end').selectAll().where('exceptionId', '=', exceptionId).executeTakeFirst();
}

export async function insertException(tx: Tx, row: QualificationExceptionRow): Promise<void> {
  await insertRows(tx, 'qualification_exception', [row]);
}

export async function insertExceptionEnd(tx: Tx, row: ExceptionEndRow): Promise<void> {
  await insertRows(tx, 'exception_end', [row]);
}
