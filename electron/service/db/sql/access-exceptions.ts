import type { DutyExceptionRow } from '../core-schema';
import type { Reader } from '../schema';

const columns = ['exceptionId', 'userId', 'conflict', 'reason', 'givenBy', 'givenAt', 'isActive'] as const;

/** The exceptions from the separation of duties that stand now: of one user, or (null) of all. */
export async function standingExceptions(db: Reader, userId: string | null): Promise<DutyExceptionRow[]> {
  const every = db.selectFrom('duty_exception').select(columns).where('recordedTo', 'is', null).where('isActive', '=', 1);
  return (userId === null ? every : every.where('userId', '=', userId)).orderBy('exceptionId').execute();
}
