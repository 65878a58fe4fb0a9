import { Checkbox, NumberInput, Select } from '@mantine/core';
import { Fragment } from 'react';
import { conflictRule, type AssessmentPolicy } from '../../../shared/contract/assessment-policy';
import type { FieldCheck, Faults } from '../../lib/field-check';
import { useRuleDraft } from '../../lib/rule-draft';
import { ruleChanges } from '../../lib/rule-text';
import { assessorWords } from '../../lib/words/assessors';
import { uiWords } from '../../lib/words/ui';
import { RuleFields, RuleForm } from '../../ui/signed-rule/rule-form';
import { useSaveRules, type Rules } from './queries';
import { ruleGroups } from './rules-text';

const words = assessorWords.rules;
const limits = {
  lateAfterHours: [1, 8760],
  minimumGroup: [3, 50],
  ratio: [1, 20],
  extension: [1, 366],
  furtherExtension: [1, 366],
  exemption: [1, 1830],
  waiver: [1, 366],
  suspension: [1, 366],
  lineManagerAfterDays: [1, 365],
  siteHeadAfterDays: [1, 730],
  decideWithinDays: [1, 365],
} as const;
type Figure = keyof typeof limits;
const flags = ['requiresAuthority', 'requiresTraining', 'requiresCalibration', 'requiresQualified'] as const;
const exceptionFigures = ['extension', 'furtherExtension', 'exemption', 'waiver', 'suspension'] as const;
const escalationFigures = ['lineManagerAfterDays', 'siteHeadAfterDays', 'decideWithinDays'] as const;
const conflicts = ['lineManager', 'declared', 'trainer'] as const;

interface RulesText {
  readonly rules: AssessmentPolicy;
  readonly figures: Readonly<Record<Figure, number | string>>;
}

/** The next revision of the rules: prepared here, approved in place by somebody else. */
export function RulesForm({ rules, onDone }: { readonly rules: Rules; readonly onDone: () => void }) {
  const save = useSaveRules();
  const { content, revision } = rules;
  const draft = useRuleDraft<RulesText>('assessmentRules', words.formTitle, revision, {
    rules: content,
    figures: {
      lateAfterHours: content.lateAfterHours,
      minimumGroup: content.minimumGroup,
      ratio: content.supervision.ratio,
      ...content.exceptions,
      ...content.escalation,
    },
  });
  const { rules: typed, figures } = draft.text;
  const set = (part: Partial<AssessmentPolicy>): void => draft.change({ ...draft.text, rules: { ...typed, ...part } });
  const next: AssessmentPolicy = {
    ...typed,
    lateAfterHours: Number(figures.lateAfterHours),
    minimumGroup: Number(figures.minimumGroup),
    supervision: { ...typed.supervision, ratio: Number(figures.ratio) },
    exceptions: {
      extension: Number(figures.extension),
      furtherExtension: Number(figures.furtherExtension),
      exemption: Number(figures.exemption),
      waiver: Number(figures.waiver),
      suspension: Number(figures.suspension),
    },
    escalation: {
      lineManagerAfterDays: Number(figures.lineManagerAfterDays),
      siteHeadAfterDays: Number(figures.siteHeadAfterDays),
      decideWithinDays: Number(figures.decideWithinDays),
    },
  };
  const changes = ruleChanges(ruleGroups(content), ruleGroups(next));
  const faultOf = (figure: Figure): string | null => {
    const [fewest, most] = limits[figure];
    const value = figures[figure];
    const isRight = typeof value === 'number' && Number.isInteger(value) && value >= fewest && value <= most;
    return isRight ? null : uiWords.rule.whole(fewest, most);
  };
  const faults: Faults<Figure> = {
    lateAfterHours: faultOf('lateAfterHours'),
    minimumGroup: faultOf('minimumGroup'),
    ratio: faultOf('ratio'),
    extension: faultOf('extension'),
    furtherExtension: faultOf('furtherExtension'),
    exemption: faultOf('exemption'),
    waiver: faultOf('waiver'),
    suspension: faultOf('suspension'),
    lineManagerAfterDays: faultOf('lineManagerAfterDays'),
    siteHeadAfterDays:
      faultOf('siteHeadAfterDays') ??
      (Number(figures.siteHeadAfterDays) < Number(figures.lineManagerAfterDays) ? words.headBeforeManager : null),
    decideWithinDays: faultOf('decideWithinDays'),
  };
  const figure = (of: FieldCheck<Figure>['of'], key: Figure, description?: string) => (
    <NumberInput
      label={words.fields[key]}
      description={description}
      value={figures[key]}
      allowDecimal={false}
      onChange={(value) => draft.change({ ...draft.text, figures: { ...figures, [key]: value } })}
      {...of(key)}
    />
  );
  return (
    <RuleForm
      words={words}
      draft={draft}
      faults={faults}
      changes={changes}
      save={save}
      onSign={(approved, done) => save.mutate(draft.handIn({ content: next, ...approved }), done)}
      onDone={onDone}
    >
      {(of) => (
        <>
          <RuleFields legend={words.groups.assessor}>
            {flags.map((flag) => (
              <Checkbox
                key={flag}
                label={words.fields[flag]}
                {...(flag === 'requiresAuthority' ? { description: words.fields.requiresAuthorityHint } : {})}
                checked={typed[flag]}
                onChange={(event) => set({ [flag]: event.currentTarget.checked })}
              />
            ))}
          </RuleFields>
          <RuleFields legend={words.groups.independence}>
            {conflicts.map((key) => (
              <Select
                key={key}
                label={words.fields[key]}
                {...(key === 'declared' ? { description: words.fields.declaredHint } : {})}
                data={conflictRule.options.map((value) => ({ value, label: words.conflicts[value] }))}
                value={typed.conflicts[key]}
                allowDeselect={false}
                onChange={(value) =>
                  set({
                    conflicts: { ...typed.conflicts, [key]: conflictRule.options.find((one) => one === value) ?? typed.conflicts[key] },
                  })
                }
              />
            ))}
          </RuleFields>
          <RuleFields legend={words.groups.entries}>
            {figure(of, 'lateAfterHours', words.fields.lateAfterHoursHint)}
            {figure(of, 'minimumGroup')}
          </RuleFields>
          <RuleFields legend={words.groups.supervision}>
            {figure(of, 'ratio')}
            <Select
              label={words.fields.whenExceeded}
              data={(['refuse', 'reason'] as const).map((value) => ({ value, label: words.exceeded[value] }))}
              value={typed.supervision.whenExceeded}
              allowDeselect={false}
              onChange={(value) => set({ supervision: { ...typed.supervision, whenExceeded: value === 'reason' ? 'reason' : 'refuse' } })}
            />
          </RuleFields>
          <RuleFields legend={words.groups.exceptions} hint={words.exceptionsHint}>
            {exceptionFigures.map((key) => (
              <Fragment key={key}>{figure(of, key)}</Fragment>
            ))}
          </RuleFields>
          <RuleFields legend={words.groups.escalation} hint={words.escalationHint}>
            {escalationFigures.map((key) => (
              <Fragment key={key}>{figure(of, key)}</Fragment>
            ))}
          </RuleFields>
        </>
      )}
    </RuleForm>
  );
}
