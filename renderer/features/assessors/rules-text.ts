import type { AssessmentPolicy } from '../../../shared/contract/assessment-policy';
import type { RuleGroup, RuleLine } from '../../lib/rule-text';
import { assessorWords } from '../../lib/words/assessors';

const words = assessorWords.rules;

/** Every rule in words, by group. */
export function ruleGroups(policy: AssessmentPolicy): readonly RuleGroup[] {
  const { fields, groups } = words;
  const flag = (is: boolean): string => (is ? words.yes : words.no);
  const conflict = (key: 'lineManager' | 'declared' | 'trainer'): RuleLine => ({
    key,
    label: fields[key],
    value: words.conflicts[policy.conflicts[key]],
  });
  return [
    {
      title: groups.assessor,
      lines: [
        {
          key: 'requiresAuthority',
          label: fields.requiresAuthority,
          value: flag(policy.requiresAuthority),
          hint: fields.requiresAuthorityHint,
        },
        { key: 'requiresTraining', label: fields.requiresTraining, value: flag(policy.requiresTraining) },
        { key: 'requiresCalibration', label: fields.requiresCalibration, value: flag(policy.requiresCalibration) },
        { key: 'requiresQualified', label: fields.requiresQualified, value: flag(policy.requiresQualified) },
      ],
    },
    {
      title: groups.independence,
      lines: [conflict('lineManager'), { ...conflict('declared'), hint: fields.declaredHint }, conflict('trainer')],
    },
    {
      title: groups.entries,
      lines: [
        { key: 'lateAfterHours', label: fields.lateAfterHours, value: String(policy.lateAfterHours), hint: fields.lateAfterHoursHint },
        { key: 'minimumGroup', label: fields.minimumGroup, value: String(policy.minimumGroup) },
      ],
    },
    {
      title: groups.supervision,
      lines: [
        { key: 'ratio', label: fields.ratio, value: String(policy.supervision.ratio) },
        { key: 'whenExceeded', label: fields.whenExceeded, value: words.exceeded[policy.supervision.whenExceeded] },
      ],
    },
    {
      title: groups.exceptions,
      lines: (['extension', 'furtherExtension', 'exemption', 'waiver', 'suspension'] as const).map((key) => ({
        key,
        label: fields[key],
        value: String(policy.exceptions[key]),
      })),
    },
    {
      title: groups.escalation,
      lines: (['lineManagerAfterDays', 'siteHeadAfterDays', 'decideWithinDays'] as const).map((key) => ({
        key,
        label: fields[key],
        value: String(policy.escalation[key]),
      })),
    },
  ];
}
