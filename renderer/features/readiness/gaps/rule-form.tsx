import { Button, NumberInput, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import { riskRule, type RiskRule } from '../../../../shared/contract/risk-rule';
import { errorMessage } from '../../../lib/error-message';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { isCalendarDate } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { gapWords } from '../../../lib/words/gaps';
import { uiWords } from '../../../lib/words/ui';
import { FailureNote } from '../../../ui/failure-note';
import { SignBox } from '../../../ui/sign-box';
import classes from './gaps.module.css';
import { useSaveRiskRule } from './queries';
import { groupOf, limits, ruleDifferences, ruleGroups, ruleLines, type RuleField } from './rule-text';

const words = gapWords.rules;

/** The next revision of the rule: prepared here, approved in place by somebody else. */
export function RuleForm({ basis, content, onDone }: { readonly basis: number; readonly content: RiskRule; readonly onDone: () => void }) {
  useFocusBack();
  const save = useSaveRiskRule();
  const { user, today } = useSession();
  const lines = ruleLines(content);
  const [numbers, setNumbers] = useState<ReadonlyMap<RuleField, number | string>>(new Map(lines.map(({ field, value }) => [field, value])));
  const [inForceFrom, setInForceFrom] = useState(today);
  const [reason, setReason] = useState('');
  const parsed = riskRule.safeParse(nested(numbers));
  const faultOf = (field: RuleField): string | null => {
    const [least, most] = limits[groupOf(field)];
    const value = numbers.get(field);
    const isRight = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    if (!isRight) return words.whole(least, most);
    // What is wrong between numbers of a group is told at the last of them.
    const between = parsed.success ? undefined : parsed.error.issues.find(({ path }) => path.length === 1 && path[0] === groupOf(field));
    return between !== undefined && lines.findLast((line) => groupOf(line.field) === groupOf(field))?.field === field
      ? between.message
      : null;
  };
  const changes = parsed.success ? ruleDifferences(content, parsed.data) : [];
  const check = useFieldCheck<RuleField | 'inForceFrom' | 'reason'>({
    ...Object.fromEntries(lines.map(({ field }) => [field, faultOf(field)])),
    inForceFrom: isCalendarDate(inForceFrom) && inForceFrom >= today ? null : words.notADay,
    reason: !isReason(reason) ? words.reasonMissing : parsed.success && changes.length === 0 ? words.unchanged : null,
  });
  const isWrongPassphrase = save.error instanceof ORPCError && save.error.code === 'WrongPassphrase';
  return (
    <section className={classes.section} aria-label={words.change} onKeyDown={onEscape(onDone)}>
      <div className={classes.groups}>
        {ruleGroups.map((group) => (
          <fieldset key={group} className={classes.group}>
            <legend>{words.groups[group]}</legend>
            {lines
              .filter(({ field }) => groupOf(field) === group)
              .map(({ field }, index) => (
                <NumberInput
                  key={field}
                  size="xs"
                  data-autofocus={group === 'consequence' && index === 0}
                  label={words.fields[field]}
                  value={numbers.get(field) ?? ''}
                  allowDecimal={false}
                  onChange={(value) => setNumbers(new Map([...numbers, [field, value]]))}
                  {...check.of(field)}
                />
              ))}
          </fieldset>
        ))}
      </div>
      <TextInput
        className={classes.date}
        label={words.inForceFrom}
        description={words.inForceFromHint}
        value={inForceFrom}
        onChange={(event) => setInForceFrom(event.currentTarget.value)}
        {...check.of('inForceFrom')}
      />
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <p className={classes.small}>{words.note(user.printedName)}</p>
      <SignBox
        content={<Changes changes={changes} />}
        meanings={[{ value: 'signed', label: words.meaning }]}
        asksUserId
        actionLabel={() => words.action}
        isSigning={save.isPending}
        error={isWrongPassphrase ? errorMessage(save.error).message : null}
        isComplete={check.isComplete}
        onSign={({ userId, passphrase }) => {
          if (!parsed.success) return;
          save.mutate(
            { basis, inForceFrom, content: parsed.data, reason, signature: { login: userId ?? '', passphrase } },
            {
              onSuccess: ({ revision }) => {
                tell(words.done(revision));
                onDone();
              },
            },
          );
        }}
      />
      {!isWrongPassphrase && <FailureNote title={words.failed} error={save.error} />}
      <div>
        <Button variant="default" onClick={onDone}>
          {uiWords.cancel}
        </Button>
      </div>
    </section>
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

function Changes({ changes }: { readonly changes: readonly string[] }) {
  if (changes.length === 0) return words.nothing;
  return (
    <>
      {words.changes}
      <ul className={classes.changes}>
        {changes.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
