import type { ProgrammeContent } from '../../../../shared/contract/calibration-programme';
import { addMonths } from '../../../../shared/domain/calendar';
import { fitToMinutes } from '../../../../shared/domain/calibration/fatigue';
import { workMinutes } from '../../../../shared/domain/calibration/work-minutes';
import { loggedWork } from '../../db/sql/calibration-programme';
import { accountsWithRole } from '../../db/sql/users';
import type { Reader } from '../../db/schema';
import type { SampleContent } from './sample-content';

/** A month's load is taken as the mean of so many whole months before. */
const monthsBefore = 3;

/**
 * Of the cases wanted, as many as those who would rate have minutes for: of all assessors, those with the most room left in a month beside what they assess,
 * observe and calibrate on average, down to the fullest of them.
 */
export async function fittedSample(
  db: Reader,
  today: string,
  content: ProgrammeContent,
  population: number,
): Promise<SampleContent['fitted']> {
  const from = addMonths(`${today.slice(0, 7)}-01`, -monthsBefore).slice(0, 7);
  const logged = (await loggedWork(db, from)).filter(({ month }) => month >= from && month < today.slice(0, 7));
  const spent = new Map<string, number>();
  for (const one of logged) spent.set(one.userId, (spent.get(one.userId) ?? 0) + workMinutes(one, content) / monthsBefore);
  const room = (await accountsWithRole(db, 'assessor'))
    .map(({ userId }) => Math.max(0, content.monthlyMinutes - (spent.get(userId) ?? 0)))
    .toSorted((a, b) => b - a);
  const minutesLeft = room[Math.min(content.raters, room.length) - 1] ?? 0;
  const wanted = Math.min(content.size, population);
  const fit = fitToMinutes({
    cases: wanted,
    minutesPerCase: content.minutesPerCase,
    minutesPerRater: minutesLeft,
    raters: content.raters,
    icc: content.expectedAgreement / 100,
  });
  return {
    wanted,
    fitting: fit.cases,
    minutes: fit.minutes,
    minutesLeft,
    raters: content.raters,
    ratersAtHand: room.length,
    widthWanted: fit.widthWanted,
    widthLeft: fit.widthLeft,
  };
}
