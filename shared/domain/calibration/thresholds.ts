import { addMonths } from '../calendar';

/** A figure of an assessor, the number of cases that it rests on and its 95 % interval where there is one. */
export interface Measured {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/** An assessor measured against the reference; null: it could not be estimated. */
export interface AssessorMeasures {
  /** Cases that the assessor rated and that have a reference. */
  readonly cases: number;
  /** Weighted kappa against the reference. */
  readonly kappa: Measured | null;
  /** Share of the cases decided as the reference decides them. */
  readonly effectiveness: Measured | null;
  /** Share of those not competent by the reference who were passed. */
  readonly missRate: Measured | null;
  /** Share of those competent by the reference who were not passed. */
  readonly falseAlarmRate: Measured | null;
  /** Mean of reference minus rating, in levels: above 0 more severe than the reference, below 0 more lenient. */
  readonly severity: Measured | null;
}

export const criticalities = ['low', 'medium', 'high', 'critical'] as const;
export type Criticality = (typeof criticalities)[number];

/** What a session found of one assessor: over all its cases, and over those of competencies of one criticality. */
export interface AssessorFigures {
  readonly userId: string;
  readonly overall: AssessorMeasures;
  readonly byCriticality: Readonly<Partial<Record<Criticality, AssessorMeasures>>>;
  /** Spread of the ratings over the spread of the reference: below 1 they crowd in the middle. */
  readonly centralTendency: Measured | null;
  /** How alike the ratings of one case are over its indicators beyond what the reference has: above 0 one impression colours all. */
  readonly halo: Measured | null;
  /** Of the cases that the figures rest on. */
  readonly competencyIds: readonly string[];
}

export const thresholdFigures = ['kappa', 'effectiveness', 'missRate', 'falseAlarmRate', 'severity'] as const;
export type ThresholdFigure = (typeof thresholdFigures)[number];

/** How far each figure may go; null: it is not asked for. */
export interface Limits {
  /** At least. */
  readonly kappa: number | null;
  readonly effectiveness: number | null;
  /** At most. */
  readonly missRate: number | null;
  readonly falseAlarmRate: number | null;
  /** Levels away from the reference in either direction, at most. */
  readonly severity: number | null;
  /** A figure on fewer cases than this decides nothing. */
  readonly minimumCases: number;
}

export interface ThresholdRule {
  readonly overall: Limits;
  readonly byCriticality: Readonly<Record<Criticality, Limits | null>>;
  /** estimate: the figure itself decides; interval: only when its whole interval lies on one side of the limit. */
  readonly decidedBy: 'estimate' | 'interval';
  /** How long a calibration that was passed holds. */
  readonly validMonths: number;
  /** How far back the judgements of an assessor without any calibration on record are looked at. */
  readonly lookBackMonths: number;
  /**
   * What a verdict is about. measured: the competencies of the cases, and in a session of a programme line for a role those that
   * the role asks for; everything: whatever the assessor signs.
   */
  readonly reach: 'everything' | 'measured';
}

export type Verdict = 'passed' | 'recalibrate' | 'notDecided';

/** One figure held against its limit. */
export interface ThresholdFinding {
  /** Null: over all cases. */
  readonly criticality: Criticality | null;
  readonly figure: ThresholdFigure;
  readonly limit: number;
  readonly minimumCases: number;
  readonly measured: Measured | null;
  readonly verdict: 'met' | 'missed' | 'notDecided';
}

export interface ThresholdDecision {
  readonly verdict: Verdict;
  readonly findings: readonly ThresholdFinding[];
  /** The last day on which a passed calibration holds; null: it was not passed. */
  readonly calibratedUntil: string | null;
}

/**
 * What follows from an assessor's figures on a day. One figure beyond its limit asks for recalibration; a figure that rests on
 * too few cases, cannot be estimated or, where intervals decide, is too wide, decides nothing, and then nothing is passed.
 */
export function decideCalibration(
  rule: ThresholdRule,
  figures: Pick<AssessorFigures, 'overall' | 'byCriticality'>,
  day: string,
): ThresholdDecision {
  const findings = [
    ...findingsOf(rule, rule.overall, figures.overall, null),
    ...criticalities.flatMap((criticality) => {
      const limits = rule.byCriticality[criticality];
      const measures = figures.byCriticality[criticality];
      // A session without cases of a criticality says nothing about it.
      return limits === null || measures === undefined || measures.cases === 0 ? [] : findingsOf(rule, limits, measures, criticality);
    }),
  ];
  const verdict = verdictOf(findings);
  return { verdict, findings, calibratedUntil: verdict === 'passed' ? addMonths(day, rule.validMonths) : null };
}

/** A finding in words: the figure, what it rests on and what it is held against. */
export function findingText({ criticality, figure, limit, minimumCases, measured, verdict }: ThresholdFinding): string {
  const of = criticality === null ? '' : ` on competencies of ${criticality} criticality`;
  const name = `${figureNames[figure]}${of}`;
  if (measured === null) return `${name} could not be estimated: not decided`;
  const value = figureValue(figure, measured.value);
  const interval =
    measured.low === null || measured.high === null
      ? ''
      : `, 95 % interval ${figureValue(figure, measured.low)} to ${figureValue(figure, measured.high)}`;
  const cases = measured.n === 1 ? '1 case' : `${measured.n} cases`;
  const said = `${name} ${value} (${cases}${interval})`;
  if (measured.n < minimumCases) return `${said}: fewer than ${minimumCases} cases, not decided`;
  if (verdict === 'notDecided') return `${said}: the interval reaches over the limit of ${limitText(figure, limit)}, not decided`;
  return `${said}: ${verdict === 'met' ? 'within' : 'beyond'} the limit of ${limitText(figure, limit)}`;
}

/** Why an assessor has to be recalibrated: what was beyond its limit, since when that is known and, where it is not everything, in what. */
export function recalibrationText(since: string, findings: readonly ThresholdFinding[], where: string | null = null): string {
  const missed = findings.filter(({ verdict }) => verdict === 'missed').map(findingText);
  return `requires recalibration ${where === null ? '' : `in ${where} `}since ${since}: ${missed.join('; ')}`;
}

/** Which way an assessor errs, by their severity where it can be told from 0; null: neither way is seen. */
export function severityDirection(severity: Measured | null): 'lenient' | 'severe' | null {
  if (severity === null || severity.value === 0) return null;
  const isToldFromNone = severity.low === null || severity.high === null || severity.low > 0 || severity.high < 0;
  if (!isToldFromNone) return null;
  return severity.value < 0 ? 'lenient' : 'severe';
}

const figureNames: Readonly<Record<ThresholdFigure, string>> = {
  kappa: 'weighted kappa',
  effectiveness: 'effectiveness',
  missRate: 'miss rate',
  falseAlarmRate: 'false-alarm rate',
  severity: 'severity',
};

const isShare = (figure: ThresholdFigure): boolean => figure !== 'kappa' && figure !== 'severity';

/** A figure as it is read: shares in percent, severity with its sign. */
export function figureValue(figure: ThresholdFigure, value: number): string {
  const sign = value < 0 ? '−' : figure === 'severity' && value > 0 ? '+' : '';
  const size = Math.abs(value);
  return `${sign}${isShare(figure) ? `${(size * 100).toFixed(1)} %` : size.toFixed(2)}`;
}

function limitText(figure: ThresholdFigure, limit: number): string {
  if (figure === 'severity') return `${limit.toFixed(2)} levels either way`;
  return `at ${isLeast(figure) ? 'least' : 'most'} ${figureValue(figure, limit)}`;
}

const isLeast = (figure: ThresholdFigure): boolean => figure === 'kappa' || figure === 'effectiveness';

function findingsOf(
  { decidedBy }: ThresholdRule,
  limits: Limits,
  measures: AssessorMeasures,
  criticality: Criticality | null,
): ThresholdFinding[] {
  return thresholdFigures.flatMap((figure): ThresholdFinding[] => {
    const limit = limits[figure];
    if (limit === null) return [];
    const measured = measures[figure];
    const { minimumCases } = limits;
    const isEnough = measured !== null && measured.n >= minimumCases;
    const verdict = isEnough ? heldAgainst(figure, measured, limit, decidedBy) : 'notDecided';
    return [{ criticality, figure, limit, minimumCases, measured, verdict }];
  });
}

function heldAgainst(
  figure: ThresholdFigure,
  { value, low, high }: Measured,
  limit: number,
  decidedBy: ThresholdRule['decidedBy'],
): ThresholdFinding['verdict'] {
  if (decidedBy === 'estimate' || low === null || high === null) return isWithin(figure, value, limit) ? 'met' : 'missed';
  if (isWithin(figure, low, limit) && isWithin(figure, high, limit)) return 'met';
  // Both ends beyond a band, on one side of it: an interval that reaches from one side to the other says nothing.
  const isBeyond = !isWithin(figure, low, limit) && !isWithin(figure, high, limit) && (figure !== 'severity' || low * high > 0);
  return isBeyond ? 'missed' : 'notDecided';
}

function isWithin(figure: ThresholdFigure, value: number, limit: number): boolean {
  if (figure === 'severity') return Math.abs(value) <= limit;
  return isLeast(figure) ? value >= limit : value <= limit;
}

function verdictOf(findings: readonly ThresholdFinding[]): Verdict {
  if (findings.some(({ verdict }) => verdict === 'missed')) return 'recalibrate';
  return findings.length > 0 && findings.every(({ verdict }) => verdict === 'met') ? 'passed' : 'notDecided';
}
