import { Select, Textarea, TextInput } from '@mantine/core';
import { isRealDate } from '../../../../shared/domain/calendar';
import { exceptionCauses, type ExceptionCause } from '../../../../shared/domain/exception-terms';
import type { FieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { exceptionWords } from '../../../lib/words/exceptions';
import classes from './exceptions.module.css';

const words = exceptionWords.fields;
type Checked = ReturnType<FieldCheck<string>['of']>;

export function DateField({
  label,
  hint,
  value,
  check,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly check: Checked;
  readonly onChange: (value: string) => void;
}) {
  return (
    <TextInput
      label={label}
      description={hint ?? words.day}
      value={value}
      maxLength={10}
      className={classes.dateField}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
      {...check}
    />
  );
}

export function ReasonField({
  value,
  check,
  onChange,
}: {
  readonly value: string;
  readonly check: Checked;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Textarea
      label={words.reason}
      description={words.reasonHint}
      value={value}
      maxLength={1000}
      autosize
      minRows={2}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...check}
    />
  );
}

export function CauseField({
  value,
  check,
  onChange,
}: {
  readonly value: ExceptionCause | null;
  readonly check: Checked;
  readonly onChange: (value: ExceptionCause | null) => void;
}) {
  return (
    <Select
      label={words.cause}
      data={exceptionCauses.map((cause) => ({ value: cause, label: exceptionWords.causes[cause] }))}
      value={value}
      onChange={(next) => onChange(exceptionCauses.find((cause) => cause === next) ?? null)}
      {...check}
    />
  );
}

/** What is signed, a line for each part of it; what is not filled in yet is left out. */
export function SignedLines({ lines }: { readonly lines: readonly (string | null)[] }) {
  return lines.flatMap((line) => (line === null ? [] : [<div key={line}>{line}</div>]));
}

/** What will follow, kept in step with the fields; nothing while they make no sense. */
export function Effect({ children }: { readonly children: string | null }) {
  return (
    <div className={classes.effect} role="status" aria-label={words.effect}>
      <span className={classes.effectTitle}>{words.effect}</span>
      <p>{children ?? words.noEffect}</p>
    </div>
  );
}

/** What is wrong with a first day; null: nothing. */
export function beginFault(from: string, today: string): string | null {
  if (!isRealDate(from)) return words.dateWrong;
  return from < today ? words.inThePast(today) : null;
}

/** What is wrong with a last day, at most `latest`; null: nothing. */
export function endFault(from: string, to: string, latest: string | null): string | null {
  if (!isRealDate(to)) return words.dateWrong;
  if (isRealDate(from) && to < from) return words.endBeforeBegin;
  return latest !== null && to > latest ? words.beyond(latest) : null;
}

export const reasonFault = (reason: string): string | null => (isReason(reason) ? null : words.reasonMissing);
