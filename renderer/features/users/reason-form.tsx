import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { onEscape, useFocusBack } from '../../lib/form-focus';
import { isReason } from '../../lib/reason';
import { usersWords as words } from '../../lib/words/users';
import { FailureNote } from '../../ui/failure-note';
import classes from './users.module.css';

/** What will happen to an account, why, and the button that says it. */
export function ReasonForm(props: {
  readonly action: string;
  readonly reasonLabel?: string;
  readonly isDestructive?: boolean;
  readonly isReady?: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.reasonMissing });
  useFocusBack();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <form
      ref={form}
      className={classes.panelForm}
      aria-label={props.action}
      onKeyDown={onEscape(props.onCancel)}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete() && props.isReady !== false) props.onSubmit(reason);
      }}
    >
      {props.children}
      <TextInput
        label={props.reasonLabel ?? words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <FailureNote title={words.failed} error={props.error} />
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
