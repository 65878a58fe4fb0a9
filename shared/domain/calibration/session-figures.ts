import type { SessionResult } from '../../contract/calibration-figures';
import { assessorFigures, goldLevels } from './assessor-figures';
import { indicatorsRanked } from './indicator-agreement';
import { placedSession } from './placed-session';
import { deviationSd, raterHabits } from './rater-habits';
import type { RatedSession } from './rating';
import { scaleFigures, type Resampling } from './scale-figures';

/** The same for every session, so that the same ratings give the same interval wherever they are computed. */
export const usualResampling: Resampling = { resamples: 2000, seed: 20_060_131 };

/**
 * Everything that is told of a session's ratings: a function of them alone, whatever the order of members and cases. `tell` hears how many of the parts are done.
 */
export function sessionFigures(
  session: RatedSession,
  resampling: Resampling = usualResampling,
  tell: (done: number, total: number) => void = () => undefined,
): SessionResult {
  const placed = placedSession(session);
  const total = placed.scales.length + 3;
  const scales = placed.scales.map((scale, index) => {
    tell(index, total);
    return scaleFigures(scale, placed.memberIds, resampling);
  });
  tell(total - 3, total);
  const indicators = indicatorsRanked(placed);
  tell(total - 2, total);
  const habits = raterHabits(placed, new Map(session.members.map(({ id, userId }) => [id, userId])));
  tell(total - 1, total);
  const references = goldLevels(session);
  const gold = references.size === 0 ? [] : assessorFigures(session, references);
  tell(total, total);
  const possible = placed.cases.length * placed.memberIds.length;
  const rated = scales.reduce((sum, { ratings }) => sum + ratings, 0);
  return {
    definition: 'calibration 1',
    sessionId: session.sessionId,
    population: { cases: placed.cases.length, members: placed.memberIds.length, possible, rated, unrated: possible - rated },
    ...resampling,
    scales,
    indicators,
    habits,
    deviationSd: deviationSd(placed),
    gold,
  };
}
