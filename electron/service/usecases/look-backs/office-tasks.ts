import { addDays } from '../../../../shared/domain/calendar';
import { barsOf } from '../../../../shared/domain/calibration/reach';
import type { UserAccountRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { decidedOf, everyResult } from '../../db/sql/assessor-results';
import { lookBacksOf, lookedAtUsers, openInLookBack } from '../../db/sql/look-backs';
import { printedNames } from '../../db/sql/printed-names';
import { accountById } from '../../db/sql/users';
import type { OfficeTask } from '../duties/office-tasks';
import { barredNow } from '../recalibration/bar-text';

/** Look-backs in which something is left to decide, for whoever may; due so many days after they were opened. */
export async function lookBackTasks(db: Reader, deciders: readonly UserAccountRow[], decideWithinDays: number): Promise<OfficeTask[]> {
  const lookBacks = await lookBacksOf(db, null);
  const names = await printedNames(
    db,
    lookBacks.map(({ userId }) => userId),
  );
  const tasks: OfficeTask[] = [];
  for (const lookBack of lookBacks) {
    const open = await openInLookBack(db, lookBack);
    if (open === 0) continue;
    const { lookBackId, userId, openedOn } = lookBack;
    const assessor = lookedAtUsers(lookBack);
    tasks.push({
      key: `look-back-${lookBackId}`,
      kind: 'calibrate',
      what: `Look back on ${names.get(userId) ?? userId}`,
      dueOn: addDays(openedOn, decideWithinDays),
      reason: open === 1 ? '1 assessment is left to decide' : `${open} assessments are left to decide`,
      joined: 1,
      target: { at: 'lookBack', lookBackId },
      permission: 'calibration.decide',
      // Nobody decides on what they judged themselves.
      owners: deciders.filter((one) => !assessor.includes(one.userId)),
    });
  }
  return tasks;
}

/** Assessors who may not sign all or some of it until they pass a calibration again, each for themselves. */
export async function recalibrationTasks(db: Reader): Promise<OfficeTask[]> {
  const tasks: OfficeTask[] = [];
  const failed = new Set((await everyResult(db)).filter(({ verdict }) => verdict === 'recalibrate').map(({ userId }) => userId));
  for (const userId of failed) {
    const account = await accountById(db, userId);
    if (account === undefined || account.isActive === 0) continue;
    const results = await decidedOf(db, account);
    const [newest] = barsOf(results);
    const { why, barred } = await barredNow(db, results);
    // Of several accounts of one person the one that was measured last is asked.
    if (newest === undefined || barred === null || newest.result.userId !== userId) continue;
    const where = barred.only === null && barred.but.length === 0 ? '' : ' there';
    tasks.push({
      key: `recalibrate-${userId}`,
      kind: 'calibrate',
      what: 'Pass a calibration session',
      dueOn: newest.result.decidedOn,
      reason: `Nothing that they sign${where} is accepted: ${why}`,
      joined: 1,
      target: { at: 'ownCalibration' },
      permission: 'calibration.run',
      owners: [account],
    });
  }
  return tasks;
}
