import { expect, test } from 'vitest';
import { assessmentPolicy } from '../../shared/contract/assessment-policy';
import { thresholdRule } from '../../shared/contract/calibration-thresholds';
import { ruleGroups } from '../../renderer/features/assessors/rules-text';
import { thresholdGroups } from '../../renderer/features/calibrate/thresholds/threshold-text';
import { ruleChanges } from '../../renderer/lib/rule-text';

test('a revision says what it changes, each line by the group that gives its unit', () => {
  const first = assessmentPolicy.parse({});
  const next = { ...first, requiresTraining: true, exceptions: { ...first.exceptions, waiver: 60 } };
  expect(ruleChanges(ruleGroups(first), ruleGroups(next))).toEqual([
    'The assessor, Needs assessor training in date: No → Yes',
    'How far exceptions reach, in days, Waiver: 90 → 60',
  ]);
  expect(ruleChanges(ruleGroups(first), ruleGroups(first))).toEqual([]);
});

test('limits that came or went are told as such', () => {
  const first = thresholdRule.parse({});
  const kappaAlone = { kappa: 0.7, effectiveness: null, missRate: null, falseAlarmRate: null, severity: null, minimumCases: 10 };
  const next = { ...first, byCriticality: { ...first.byCriticality, high: kappaAlone } };
  const came = [
    'On competencies of high criticality, Weighted kappa: not asked for → at least 0.70',
    'On competencies of high criticality, Cases that a figure must rest on, at least: not asked for → 10',
  ];
  expect(ruleChanges(thresholdGroups(first), thresholdGroups(next))).toEqual(came);
  expect(ruleChanges(thresholdGroups(next), thresholdGroups(first))).toEqual([
    'On competencies of high criticality, Weighted kappa: at least 0.70 → not asked for',
    'On competencies of high criticality, Cases that a figure must rest on, at least: 10 → not asked for',
  ]);
});
