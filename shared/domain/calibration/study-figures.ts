import { attributeStudy } from '../statistics/attribute-study';
import { cohenKappa } from '../statistics/cohen-kappa';
import { betaQuantile } from '../statistics/distributions';
import type { CaseRating } from './rating';
import type { AssessorFigures, AssessorMeasures, Criticality, Measured } from './thresholds';

/** An exemplar as one assessor rated it. */
export interface StudiedCase {
  /** Of the scale, ascending. */
  readonly levels: readonly number[];
  readonly requiredLevel: number;
  readonly criticality: Criticality;
  readonly agreed: CaseRating;
  readonly rated: CaseRating;
}

export interface StudyResult extends Pick<AssessorFigures, 'overall' | 'byCriticality'> {
  readonly verdict: 'acceptable' | 'marginal' | 'unacceptable' | null;
  /** Marks of indicators equal to the agreed ones, of all that are agreed as met or not met. */
  readonly indicatorsRight: number;
  readonly indicatorsAgreed: number;
  readonly competent: number;
  readonly notCompetent: number;
}

/**
 * One assessor measured on exemplars as a gauge is on parts that are known: a case is accepted from its required level on.
 * Figures as of an attribute study, AIAG (2010) III.C; levels by Cohen's kappa with quadratic weights; severity with two standard errors around the mean.
 */
export function studyResult(cases: readonly StudiedCase[]): StudyResult {
  const study = attributeStudy(cases.map(decision), cases.map(isCompetent));
  const agreed = cases.flatMap(({ agreed: { indicators }, rated }) =>
    Object.entries(indicators)
      .filter(([, mark]) => mark !== 'notSeen')
      .map(([id, mark]) => rated.indicators[id] === mark),
  );
  const byCriticality: Partial<Record<Criticality, AssessorMeasures>> = {};
  for (const criticality of new Set(cases.map((one) => one.criticality)))
    byCriticality[criticality] = measuresOf(cases.filter((one) => one.criticality === criticality));
  return {
    overall: measuresOf(cases),
    byCriticality,
    verdict: study.estimable ? study.verdict : null,
    indicatorsRight: agreed.filter((isRight) => isRight).length,
    indicatorsAgreed: agreed.length,
    competent: cases.filter(isCompetent).length,
    notCompetent: cases.filter((one) => !isCompetent(one)).length,
  };
}

const isCompetent = ({ agreed, requiredLevel }: StudiedCase): boolean => agreed.level >= requiredLevel;
const decision = ({ rated, requiredLevel }: StudiedCase): [boolean] => [rated.level >= requiredLevel];

function measuresOf(cases: readonly StudiedCase[]): AssessorMeasures {
  const study = attributeStudy(cases.map(decision), cases.map(isCompetent));
  const good = cases.filter(isCompetent);
  const bad = cases.filter((one) => !isCompetent(one));
  const passedBad = bad.filter(({ rated, requiredLevel }) => rated.level >= requiredLevel).length;
  const failedGood = good.filter(({ rated, requiredLevel }) => rated.level < requiredLevel).length;
  return {
    cases: cases.length,
    kappa: kappaOf(cases),
    effectiveness: study.estimable
      ? { value: study.effectiveness, low: study.effectivenessLow, high: study.effectivenessHigh, n: study.n }
      : null,
    missRate: shareOf(passedBad, bad.length),
    falseAlarmRate: shareOf(failedGood, good.length),
    severity: meanOf(cases.map(({ agreed, rated }) => agreed.level - rated.level)),
  };
}

/** Levels are compared by their place on the scale, so that cases of scales of the same length stand in one table. */
function kappaOf(cases: readonly StudiedCase[]): Measured | null {
  const size = Math.max(0, ...cases.map(({ levels }) => levels.length));
  // One case shows no agreement beyond chance, whatever it is.
  if (cases.length < 2 || cases.some(({ levels }) => levels.length !== size)) return null;
  const table = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const { levels, agreed, rated } of cases) {
    const row = table[levels.indexOf(agreed.level)];
    const column = levels.indexOf(rated.level);
    if (row?.[column] !== undefined) row[column] += 1;
  }
  const kappa = cohenKappa(table, 'quadratic');
  return kappa.estimable ? { value: kappa.kappa, low: Math.max(-1, kappa.ciLow), high: Math.min(1, kappa.ciHigh), n: kappa.n } : null;
}

/** A share with its exact 95 % interval: Clopper & Pearson (1934) Biometrika 26:404. */
function shareOf(part: number, whole: number): Measured | null {
  if (whole === 0) return null;
  return {
    value: part / whole,
    low: part === 0 ? 0 : betaQuantile(0.025, part, whole - part + 1),
    high: part === whole ? 1 : betaQuantile(0.975, part + 1, whole - part),
    n: whole,
  };
}

/** Two standard errors around the mean. */
function meanOf(values: readonly number[]): Measured | null {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length === 1) return { value: mean, low: null, high: null, n: 1 };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const reach = 2 * Math.sqrt(variance / values.length);
  return { value: mean, low: mean - reach, high: mean + reach, n: values.length };
}
