import type { AttributeFigures, Figure } from '../../../../shared/contract/calibration-figures';
import { assessorFigures, goldLevels } from '../../../../shared/domain/calibration/assessor-figures';
import { placedSession } from '../../../../shared/domain/calibration/placed-session';
import { raterHabits } from '../../../../shared/domain/calibration/rater-habits';
import type { RatedSession } from '../../../../shared/domain/calibration/rating';
import {
  criticalities,
  type AssessorFigures,
  type AssessorMeasures,
  type Measured,
} from '../../../../shared/domain/calibration/thresholds';
import type { Reader } from '../../db/schema';
import { consensusByCase } from '../../db/sql/calibration-minutes';
import { itemOn } from '../../db/sql/framework-items';
import { ratedSession } from '../../db/sql/rated-session';

/** What a closed session finds of each member who is a user of this site: against gold ratings, and against the consensus where a case has none. */
export async function assessorMeasures(db: Reader, sessionId: string, today: string): Promise<AssessorFigures[]> {
  const rated = await ratedSession(db, sessionId);
  if (rated === null) return [];
  const references = new Map(goldLevels(rated));
  for (const [caseId, { level }] of await consensusByCase(db, sessionId)) {
    if (level !== null && !references.has(caseId)) references.set(caseId, level);
  }
  const criticalityOf = new Map<string, string>();
  for (const { competencyId } of rated.cases) {
    if (criticalityOf.has(competencyId)) continue;
    const item = await itemOn(db, 'competency', competencyId, today);
    if (item !== undefined) criticalityOf.set(competencyId, item.content.criticality);
  }
  const overall = measuresByMember(rated, references);
  const habits = new Map(raterHabits(placedSession(rated), new Map()).map((one) => [one.memberId, one]));
  const parts = criticalities.flatMap((criticality) => {
    const cases = rated.cases.filter(({ competencyId }) => criticalityOf.get(competencyId) === criticality);
    return cases.length === 0 ? [] : [{ criticality, measures: measuresByMember({ ...rated, cases }, references) }];
  });
  return rated.members.flatMap(({ id, userId }): AssessorFigures[] => {
    const own = overall.get(id);
    if (userId === null || own === undefined) return [];
    return [
      {
        userId,
        overall: own,
        byCriticality: Object.fromEntries(
          parts.flatMap(({ criticality, measures }) => {
            const part = measures.get(id);
            return part === undefined ? [] : [[criticality, part]];
          }),
        ),
        centralTendency: measuredOf(habits.get(id)?.spread),
        halo: measuredOf(habits.get(id)?.halo),
        competencyIds: [
          ...new Set(
            rated.cases.filter(({ caseId, ratings }) => references.has(caseId) && ratings.has(id)).map(({ competencyId }) => competencyId),
          ),
        ],
      },
    ];
  });
}

function measuresByMember(rated: RatedSession, references: ReadonlyMap<string, number>): ReadonlyMap<string, AssessorMeasures> {
  return new Map(assessorFigures(rated, references).map((one) => [one.memberId, measuresOf(rated, references, one)]));
}

function measuresOf(rated: RatedSession, references: ReadonlyMap<string, number>, figures: AttributeFigures): AssessorMeasures {
  const { memberId, effectiveness, missRate, falseAlarms, kappa, lean } = figures;
  const leaning = measuredOf(lean);
  const turned = (value: number | null): number | null => (value === null ? null : -value + 0);
  return {
    cases: rated.cases.filter(({ caseId, ratings }) => references.has(caseId) && ratings.has(memberId)).length,
    kappa: measuredOf(kappa),
    effectiveness: measuredOf(effectiveness),
    missRate: measuredOf(missRate),
    falseAlarmRate: measuredOf(falseAlarms),
    // Leaning is positive where somebody is lenient, severity where somebody is severe.
    severity: leaning === null ? null : { n: leaning.n, value: -leaning.value + 0, low: turned(leaning.high), high: turned(leaning.low) },
  };
}

function measuredOf(figure: Figure | undefined): Measured | null {
  if (figure?.estimable !== true) return null;
  const { value, low, high, n } = figure;
  return { value, low, high, n };
}
