import { Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { assessmentKinds } from '../../../shared/domain/assessment';
import { assessorWords } from '../../lib/words/assessors';
import { useScales } from './queries';
import { ScopePicker } from './scope-picker';
import type { DateField, useTerms } from './use-terms';
import classes from './assessors.module.css';

const words = assessorWords.form;
const anyLevel = 'any';

/** What an authorisation says: for what, how far, which kinds, and when each part of it holds. */
export function TermsFields({ text, check, onChange }: Pick<ReturnType<typeof useTerms>, 'text' | 'check' | 'onChange'>) {
  const date = (field: DateField, description?: string) => (
    <TextInput
      label={words[field]}
      description={description}
      value={text[field]}
      maxLength={10}
      className={classes.dateField}
      onChange={(event) => onChange({ [field]: event.currentTarget.value.trim() })}
      {...check.of(field)}
    />
  );
  return (
    <>
      <ScopePicker scope={text.scope} check={check} onChange={(scope) => onChange({ scope })} />
      <Select
        label={words.level}
        description={words.levelHint}
        data={useLevels()}
        value={text.highestLevel === null ? anyLevel : String(text.highestLevel)}
        allowDeselect={false}
        onChange={(value) => onChange({ highestLevel: value === null || value === anyLevel ? null : Number(value) })}
      />
      <Checkbox.Group
        label={words.kinds}
        value={[...text.kinds]}
        onChange={(next) => onChange({ kinds: assessmentKinds.filter((kind) => next.includes(kind)) })}
        {...check.of('kinds')}
      >
        <Stack gap={8} mt={4}>
          {assessmentKinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={assessorWords.kinds[kind]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <div className={classes.pair}>
        {date('from')}
        {date('until', words.untilHint)}
        {date('trainedOn', words.partHint)}
        {date('trainedUntil', words.untilHint)}
        {date('calibratedOn', words.partHint)}
        {date('calibratedUntil', words.untilHint)}
      </div>
      <ReasonField reason={text.reason} check={check} onReason={(reason) => onChange({ reason })} />
    </>
  );
}

export function ReasonField({
  reason,
  check,
  onReason,
}: {
  readonly reason: string;
  readonly check: { readonly of: (field: 'reason') => { readonly error: string | null; readonly onBlur: () => void } };
  readonly onReason: (reason: string) => void;
}) {
  return (
    <TextInput
      label={assessorWords.fields.reason}
      description={assessorWords.fields.reasonHint}
      value={reason}
      maxLength={1000}
      onChange={(event) => onReason(event.currentTarget.value)}
      {...check.of('reason')}
    />
  );
}

/** Any level, and each level that a scale has with what the scales call it. */
function useLevels() {
  const levels = (useScales().data?.scales ?? []).flatMap((scale) => scale.levels);
  const numbers = [...new Set(levels.map(({ level }) => level))].toSorted((a, b) => a - b);
  return [
    { value: anyLevel, label: assessorWords.anyLevel },
    ...numbers.map((level) => {
      const named = levels.filter((one) => one.level === level).map(({ code, name }) => (code === name ? code : `${code} ${name}`));
      return { value: String(level), label: words.levelName(level, [...new Set(named)].slice(0, 4)) };
    }),
  ];
}
