import { assessorFigures } from '../../../../shared/contract/recalibration';
import type { Contract } from '../../../../shared/contract';
import { calibrationState } from '../../../../shared/domain/calibration/calibration-state';
import { findingText } from '../../../../shared/domain/calibration/thresholds';
import type { UserAccountRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { authoritiesLasting } from '../../db/sql/assessor-authorities';
import { accountsOfAssessor, findingsOf, resultsOf, sessionTitles } from '../../db/sql/assessor-results';
import { lookBacksOf, progressOf } from '../../db/sql/look-backs';
import { titlesById } from '../../db/sql/item-titles';
import type { OutputOf } from '../context';
import { barredNow } from './bar-text';

/** An assessor as a measuring instrument: what they were found to be in each session, and what followed. */
export async function assessorProfile(
  db: Reader,
  { userId, printedName, personId }: Pick<UserAccountRow, 'userId' | 'printedName' | 'personId'>,
  today: string,
): Promise<OutputOf<Contract['recalibration']['get']>> {
  const userIds = await accountsOfAssessor(db, userId);
  const results = await resultsOf(db, userIds);
  const lookBacks = [];
  for (const lookBack of await lookBacksOf(db, userIds)) {
    const { lookBackId, sinceOn, openedAt, direction } = lookBack;
    lookBacks.push({ lookBackId, sinceOn, openedAt, direction, progress: await progressOf(db, lookBack, today) });
  }
  const sessions = await sessionTitles(
    db,
    results.map(({ sessionId }) => sessionId),
  );
  const titles = await titlesById(
    db,
    results.flatMap(({ reach }) => reach ?? []),
  );
  return {
    userId,
    name: printedName,
    personId,
    ...calibrationState(results, await authoritiesLasting(db, userIds, today), today),
    ...(await barredNow(db, results)),
    results: results.map(({ figures, findings, userId: _userId, reach, ...row }) => ({
      ...row,
      session: sessions.get(row.sessionId) ?? null,
      figures: assessorFigures.parse(JSON.parse(figures)),
      about: reach === null ? null : reach.map((one) => titles.get(one) ?? one).toSorted(),
      findings: findingsOf(findings).map((one) => ({ ...one, text: findingText(one) })),
    })),
    lookBacks,
  };
}
