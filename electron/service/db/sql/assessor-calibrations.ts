import { sql } from 'kysely';
import { calibrationDays, type CalibrationDays, type CalibrationOnRecord } from '../../../../shared/domain/assessor-confidence';
import { asKnownAt } from '../as-known-at';
import type { AssessorResultRow } from '../recalibration-schema';
import type { Reader } from '../schema';
import { everyResult } from './assessor-results';

/**
 * From which days on how the calibration of each account stands, of which anything is on record, as known at a log entry or now.
 * Two accounts of one person are one assessor.
 */
export async function assessorCalibrations(db: Reader, knownAt: number | null): Promise<CalibrationDays> {
  const then = knownAt === null ? db : asKnownAt(db, knownAt);
  const accounts = await then.selectFrom('user_account').select(['userId', 'personId']).where('recordedTo', 'is', null).execute();
  const results = await everyResult(then);
  const { rows: versions } = await sql<CalibrationOnRecord & Pick<AssessorResultRow, 'userId'>>`
    SELECT userId, authorityId, calibratedOn, calibratedUntil, recordedFrom FROM assessor_authority`.execute(then);
  const assessorOf = new Map(accounts.map(({ userId, personId }) => [userId, personId ?? userId]));
  const assessor = (userId: string): string => assessorOf.get(userId) ?? userId;
  const userIds = new Set([...accounts, ...results, ...versions].map(({ userId }) => userId));
  const daysOf = new Map<string, CalibrationDays[string]>();
  for (const one of new Set([...results, ...versions].map(({ userId }) => assessor(userId)))) {
    const ofOne = ({ userId }: { readonly userId: string }): boolean => assessor(userId) === one;
    daysOf.set(one, calibrationDays(results.filter(ofOne), versions.filter(ofOne)));
  }
  const told = [...userIds].flatMap((userId) => {
    const days = daysOf.get(assessor(userId)) ?? [];
    return days.length === 0 ? [] : [[userId, days] as const];
  });
  return Object.fromEntries(told);
}
