import {
  criticalities,
  thresholdFigures,
  type Limits,
  type ThresholdFigure,
  type ThresholdRule,
} from '../../../../shared/domain/calibration/thresholds';
import type { RuleGroup, RuleLine } from '../../../lib/rule-text';
import { consequenceWords } from '../../../lib/words/calibration-consequences';

const words = consequenceWords.thresholds;

/** What the thresholds say, group by group, in words. */
export function thresholdGroups(rule: ThresholdRule): readonly RuleGroup[] {
  return [
    { title: words.overall, lines: limitLines(rule.overall) },
    ...criticalities.flatMap((criticality) => {
      const limits = rule.byCriticality[criticality];
      return limits === null ? [] : [{ title: words.of(criticality), lines: limitLines(limits) }];
    }),
    {
      title: words.rest,
      lines: [
        { key: 'decidedBy', label: words.fields.decidedBy, value: words.decidedByShort[rule.decidedBy] },
        { key: 'reach', label: words.fields.reach, value: words.reachShort[rule.reach] },
        { key: 'validMonths', label: words.fields.validMonths, value: String(rule.validMonths) },
        { key: 'lookBackMonths', label: words.fields.lookBackMonths, value: String(rule.lookBackMonths) },
      ],
    },
  ];
}

function limitLines(limits: Limits): RuleLine[] {
  return [
    ...thresholdFigures.map((figure) => ({
      key: figure,
      label: consequenceWords.figures[figure],
      value: limitText(figure, limits[figure]),
    })),
    { key: 'minimumCases', label: words.fields.minimumCases, value: String(limits.minimumCases) },
  ];
}

function limitText(figure: ThresholdFigure, limit: number | null): string {
  if (limit === null) return words.none;
  if (figure === 'severity') return words.either(limit.toFixed(2));
  if (figure === 'kappa') return words.atLeast(limit.toFixed(2));
  const percent = `${Number((limit * 100).toFixed(2))} %`;
  return figure === 'effectiveness' ? words.atLeast(percent) : words.atMost(percent);
}
