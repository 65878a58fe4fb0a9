import { NumberInput, TextInput } from '@mantine/core';
import { riskRule, type RiskRule } from '../../../../shared/contract/risk-rule';
import type { Faults } from '../../../lib/field-check';
import { isCalendarDate } from '../../../lib/formatting';
import { useRuleDraft } from '../../../lib/rule-draft';
import { ruleChanges } from '../../../lib/rule-text';
import { useSession } from '../../../lib/session';
import { gapWords } from '../../../lib/words/gaps';
import { uiWords } from '../../../lib/words/ui';
import { RuleColumns, RuleFields, RuleForm } from '../../../ui/signed-rule/rule-form';
import classes from './gaps.module.css';
import { useSaveRiskRule } from './queries';
import { describeRule, groupOf, limits, ruleGroups, ruleLines, type RuleField } from './rule-text';

const words = gapWords.rules;

interface RiskRuleText {
  readonly numbers: ReadonlyArray<readonly [RuleField, number | string]>;
  readonly inForceFrom: string;
}

/** The next revision of the rule: prepared here, approved in place by somebody else. */
export function RiskRuleForm({
  basis,
  content,
  onDone,
}: {
  readonly basis: number;
  readonly content: RiskRule;
  readonly onDone: () => void;
}) {
  const save = useSaveRiskRule();
  const { today } = useSession();
  const lines = ruleLines(content);
  const draft = useRuleDraft<RiskRuleText>('riskRule', words.formTitle, basis, {
    numbers: lines.map(({ field, value }) => [field, value] as const),
    inForceFrom: today,
  });
  const { inForceFrom } = draft.text;
  const numbers = new Map(draft.text.numbers);
  const parsed = riskRule.safeParse(nested(numbers));
  const faultOf = (field: RuleField): string | null => {
    const [least, most] = limits[groupOf(field)];
    const value = numbers.get(field);
    const isRight = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    if (!isRight) return uiWords.rule.whole(least, most);
    // What is wrong between numbers of a group is told at the last of them.
    const between = parsed.success ? undefined : parsed.error.issues.find(({ path }) => path.length === 1 && path[0] === groupOf(field));
    return between !== undefined && lines.findLast((line) => groupOf(line.field) === groupOf(field))?.field === field
      ? between.message
      : null;
  };
  const faults: Faults<RuleField | 'inForceFrom'> = {
    ...Object.fromEntries(lines.map(({ field }) => [field, faultOf(field)])),
    inForceFrom: isCalendarDate(inForceFrom) && inForceFrom >= today ? null : words.notADay,
  };
  return (
    <RuleForm
      words={words}
      draft={draft}
      faults={faults}
      changes={parsed.success ? ruleChanges(describeRule(content), describeRule(parsed.data)) : null}
      save={save}
      onSign={(approved, done) => {
        if (parsed.success) save.mutate(draft.handIn({ inForceFrom, content: parsed.data, ...approved }), done);
      }}
      onDone={onDone}
    >
      {(of) => (
        <>
          <RuleColumns>
            {ruleGroups.map((group) => (
              <RuleFields key={group} legend={words.groups[group]}>
                {lines
                  .filter(({ field }) => groupOf(field) === group)
                  .map(({ field }) => (
                    <NumberInput
                      key={field}
                      size="xs"
                      label={words.fields[field]}
                      value={numbers.get(field) ?? ''}
                      allowDecimal={false}
                      onChange={(value) => draft.change({ ...draft.text, numbers: [...numbers.set(field, value)] })}
                      {...of(field)}
                    />
                  ))}
              </RuleFields>
            ))}
          </RuleColumns>
          <TextInput
            className={classes.date}
            label={words.inForceFrom}
            description={words.inForceFromHint}
            value={inForceFrom}
            onChange={(event) => draft.change({ ...draft.text, inForceFrom: event.currentTarget.value })}
            {...of('inForceFrom')}
          />
        </>
      )}
    </RuleForm>
  );
}

/** `weights.gap` → `{ weights: { gap } }`. */
function nested(numbers: ReadonlyMap<RuleField, number | string>): Readonly<Record<string, Readonly<Record<string, number | string>>>> {
  return Object.fromEntries(
    ruleGroups.map((group) => [
      group,
      Object.fromEntries(
        [...numbers].flatMap(([field, value]) => (groupOf(field) === group ? [[field.slice(group.length + 1), value] as const] : [])),
      ),
    ]),
  );
}
