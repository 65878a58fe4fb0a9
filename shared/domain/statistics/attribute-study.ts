import { cohenKappa } from './cohen-kappa';
import { betaQuantile } from './distributions';
import { notEstimable, type Estimate } from './estimate';
import { at } from './numbers';

export interface AttributeStudy {
  /** Share of the cases on which every decision is the right one, with its exact 95 % interval. */
  readonly effectiveness: number;
  readonly effectivenessLow: number;
  readonly effectivenessHigh: number;
  /** Share of the decisions on bad cases that accept; null without bad cases. */
  readonly missRate: number | null;
  /** Share of the decisions on good cases that reject; null without good cases. */
  readonly falseAlarmRate: number | null;
  /** Cohen's kappa of all decisions against the reference; null where there is no variation. */
  readonly kappa: number | null;
  readonly decisions: number;
  /** Worst of the three by the usual bounds: 90 %, 2 % and 5 % acceptable, 80 %, 5 % and 10 % marginal. */
  readonly verdict: 'acceptable' | 'marginal' | 'unacceptable';
}

/**
 * One assessor measured as a gauge: `decisions[case][trial]` says whether the case was accepted (null: not decided), `reference[case]` whether it should be; n counts the decided cases.
 * AIAG (2010) Measurement Systems Analysis, 4th ed., III.C (attribute studies); interval: Clopper & Pearson (1934) Biometrika 26:404.
 */
export function attributeStudy(
  decisions: readonly (readonly (boolean | null)[])[],
  reference: readonly boolean[],
): Estimate<AttributeStudy> {
  if (decisions.length !== reference.length) throw new RangeError('each case needs its reference');
  const table = [
    [0, 0],
    [0, 0],
  ];
  let n = 0;
  let right = 0;
  for (const [index, trials] of decisions.entries()) {
    const good = reference[index] === true;
    const decided = trials.filter((accepted) => accepted !== null);
    if (decided.length === 0) continue;
    n += 1;
    if (decided.every((accepted) => accepted === good)) right += 1;
    for (const accepted of decided) {
      const row = table[accepted ? 0 : 1];
      if (row) row[good ? 0 : 1] = at(row, good ? 0 : 1) + 1;
    }
  }
  if (n === 0) return notEstimable('noRatings');
  const [acceptedGood = 0, acceptedBad = 0, rejectedGood = 0, rejectedBad = 0] = table.flat();
  const kappa = cohenKappa(table, 'unweighted');
  const effectiveness = right / n;
  const missRate = shareOf(acceptedBad, acceptedBad + rejectedBad);
  const falseAlarmRate = shareOf(rejectedGood, acceptedGood + rejectedGood);
  return {
    estimable: true,
    n,
    decisions: acceptedGood + acceptedBad + rejectedGood + rejectedBad,
    effectiveness,
    effectivenessLow: right === 0 ? 0 : betaQuantile(0.025, right, n - right + 1),
    effectivenessHigh: right === n ? 1 : betaQuantile(0.975, right + 1, n - right),
    missRate,
    falseAlarmRate,
    kappa: kappa.estimable ? kappa.kappa : null,
    verdict: verdictOf(effectiveness, missRate ?? 0, falseAlarmRate ?? 0),
  };
}

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function verdictOf(effectiveness: number, missRate: number, falseAlarmRate: number): AttributeStudy['verdict'] {
  if (effectiveness >= 0.9 && missRate <= 0.02 && falseAlarmRate <= 0.05) return 'acceptable';
  return effectiveness >= 0.8 && missRate <= 0.05 && falseAlarmRate <= 0.1 ? 'marginal' : 'unacceptable';
}
