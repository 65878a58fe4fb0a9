import type { CaseRating, IndicatorMark, RatedSession } from '../../../shared/domain/calibration/rating';
import { seededRandom } from '../../../shared/domain/statistics/seeded-random';
import { normalNumber } from '../statistics/simulate-ratings';

interface Simulated {
  readonly seed: number;
  readonly cases?: number;
  /** Of each member in logits; positive gives lower levels. */
  readonly severities?: readonly number[];
  /** The place of an indicator among the four of the first competency that everybody marks as they like. */
  readonly ambiguous?: number | null;
  /** Share of the ratings that are missing. */
  readonly missing?: number;
  readonly isGold?: boolean;
  readonly levels?: readonly number[];
  readonly sessionId?: string;
}

export const memberIdOf = (index: number): string => `member-${index}`;

/** A session as members of these severities would rate it: an ability for each case, levels cut from it, indicators marked by the ability that remains. */
export function simulatedSession({
  seed,
  cases = 30,
  severities = [0, 0, 0, 0, 0],
  ambiguous = null,
  missing = 0,
  isGold = false,
  levels = [1, 2, 3, 4],
  sessionId = `session-${seed}`,
}: Simulated): RatedSession {
  const random = seededRandom(seed);
  const members = severities.map((_severity, index) => ({ id: memberIdOf(index), name: `Member ${index}`, userId: `user-${index}` }));
  const levelOf = (ability: number): number => {
    const place = Math.round(((ability + 2.5) / 5) * (levels.length - 1));
    return levels[Math.min(levels.length - 1, Math.max(0, place))] ?? 0;
  };
  return {
    sessionId,
    members,
    cases: Array.from({ length: cases }, (_one, index) => {
      const competency = index % 3;
      const indicators = Array.from({ length: 4 }, (_each, at) => ({
        id: `indicator-${competency}-${at}`,
        text: `Indicator ${at} of competency ${competency}`,
      }));
      const ability = 1.5 * normalNumber(random);
      const marksFor = (seen: number): Record<string, IndicatorMark> =>
        Object.fromEntries(
          indicators.map(({ id }, at) => {
            const isAsLiked = competency === 0 && at === ambiguous;
            const isMet = isAsLiked ? random() < 0.5 : seen > (at - 1.5) * 0.8;
            return [id, isMet ? 'met' : 'notMet'];
          }),
        );
      const rate = (severity: number, noise: number): CaseRating => {
        const seen = ability - severity + noise * normalNumber(random);
        return { level: levelOf(seen), indicators: marksFor(seen), cited: [], comment: '' };
      };
      return {
        caseId: `case-${String(index).padStart(3, '0')}`,
        title: `Case ${index}`,
        competencyId: `competency-${competency}`,
        levels,
        requiredLevel: levels[2] ?? null,
        indicators,
        gold: isGold ? rate(0, 0) : null,
        ratings: new Map(
          members.flatMap(({ id }, at) => {
            const rating = rate(severities[at] ?? 0, 0.5);
            return random() < missing ? [] : [[id, rating] as const];
          }),
        ),
      };
    }),
  };
}

/** A session of given levels, one row for each case, a column for each member; null: not rated. */
export function sessionOfLevels(rows: ReadonlyArray<ReadonlyArray<number | null>>, levels: readonly number[]): RatedSession {
  const members = (rows[0] ?? []).map((_one, index) => ({ id: memberIdOf(index), name: `Member ${index}`, userId: null }));
  return {
    sessionId: 'session',
    members,
    cases: rows.map((row, index) => ({
      caseId: `case-${String(index).padStart(3, '0')}`,
      title: `Case ${index}`,
      competencyId: 'competency',
      levels,
      requiredLevel: levels[1] ?? null,
      indicators: [],
      gold: null,
      ratings: new Map(
        row.flatMap((level, at) => (level === null ? [] : [[memberIdOf(at), { level, indicators: {}, cited: [], comment: '' }] as const])),
      ),
    })),
  };
}
