import type { Contract } from '../../../../shared/contract';
import type { StudyFigures } from '../../../../shared/contract/calibration-cases';
import { studyResult } from '../../../../shared/domain/calibration/study-figures';
import { findingText } from '../../../../shared/domain/calibration/thresholds';
import { findingsOf, resultsOf } from '../../db/sql/assessor-results';
import type { KnownStudy } from '../../db/sql/gold-studies';
import { printedNames } from '../../db/sql/printed-names';
import type { Reader } from '../../db/schema';
import type { OutputOf } from '../context';
import { studiedCases } from './studied-cases';

type Shown = OutputOf<Contract['calibrationCases']['listStudies']>['studies'][number];

/** A study as lists show it: its figures and what was decided of it once it is rated. */
export async function shownStudy(db: Reader, known: KnownStudy): Promise<Shown> {
  const { study, rating, end } = known;
  const names = await printedNames(db, [study.userId, study.assignedBy]);
  const result =
    end?.kind === 'decided' ? (await resultsOf(db, [study.userId])).find(({ sessionId }) => sessionId === study.studyId) : undefined;
  return {
    studyId: study.studyId,
    userId: study.userId,
    assessorName: names.get(study.userId) ?? study.userId,
    cases: casesIn(study.cases),
    dueOn: study.dueOn,
    assignedBy: names.get(study.assignedBy) ?? study.assignedBy,
    assignedAt: study.assignedAt,
    reason: study.reason,
    state: stateOf(known),
    ratedAt: rating?.ratedAt ?? null,
    figures: rating === null ? null : await figuresOf(db, known),
    verdict: result?.verdict ?? null,
    verdictReasons: result === undefined ? [] : findingsOf(result.findings).map(findingText),
  };
}

export function stateOf({ rating, end }: KnownStudy): Shown['state'] {
  if (end !== null) return end.kind;
  return rating === null ? 'open' : 'rated';
}

export const casesIn = (cases: string): number => {
  const list: unknown = JSON.parse(cases);
  return Array.isArray(list) ? list.length : 0;
};

/** The figures of a rated study, worked out from what was handed in. */
export async function figuresOf(db: Reader, known: KnownStudy): Promise<StudyFigures> {
  const result = studyResult(await studiedCases(db, known));
  const { overall } = result;
  return {
    cases: overall.cases,
    effectiveness: overall.effectiveness?.value ?? null,
    effectivenessLow: overall.effectiveness?.low ?? null,
    effectivenessHigh: overall.effectiveness?.high ?? null,
    missRate: overall.missRate?.value ?? null,
    notCompetent: result.notCompetent,
    falseAlarmRate: overall.falseAlarmRate?.value ?? null,
    competent: result.competent,
    kappa: overall.kappa?.value ?? null,
    kappaLow: overall.kappa?.low ?? null,
    kappaHigh: overall.kappa?.high ?? null,
    severity: overall.severity?.value ?? null,
    indicatorsRight: result.indicatorsRight,
    indicatorsAgreed: result.indicatorsAgreed,
    verdict: result.verdict,
  };
}
