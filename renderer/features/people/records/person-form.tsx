import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useFieldCheck, type FieldCheck, type Faults } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { isReason } from '../../../lib/reason';
import { personRecordWords as words } from '../../../lib/words/person-records';
import { FailureNote } from '../../../ui/failure-note';
import classes from './records.module.css';

/** What will happen to a person's record, why, and the button that says it. */
export function PersonForm<Field extends string>(props: {
  readonly title: string;
  readonly hint?: string;
  readonly action: string;
  readonly faults: Faults<Field>;
  readonly isDestructive?: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Why it was refused, where that can be said better than by the contract's words. */
  readonly refusal?: (error: Error) => string | undefined;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
  readonly children?: (check: Pick<FieldCheck<Field>, 'of'>) => ReactNode;
}) {
  const [reason, setReason] = useState('');
  const faults: Faults<string> = { ...props.faults, reason: isReason(reason) ? null : words.reasonMissing };
  const check = useFieldCheck(faults);
  useFocusBack();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={props.title}
      onKeyDown={onEscape(props.onCancel)}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete() && !props.isPending) props.onSubmit(reason);
      }}
    >
      <h4 className={classes.formTitle}>{props.title}</h4>
      {props.hint !== undefined && <p className={classes.small}>{props.hint}</p>}
      {props.children?.(check)}
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <FailureNote title={words.failed} error={props.error}>
        {props.error === null ? undefined : props.refusal?.(props.error)}
      </FailureNote>
      <div className={classes.buttons}>
        <Button type="submit" loading={props.isPending} {...(props.isDestructive === true ? { color: 'danger' } : {})}>
          {props.action}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
