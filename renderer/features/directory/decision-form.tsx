import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { onEscape, useFocusBack } from '../../lib/form-focus';
import { isReason } from '../../lib/reason';
import { directoryWords } from '../../lib/words/directory';
import { FailureNote } from '../../ui/failure-note';
import classes from './directory.module.css';

const words = directoryWords.panel;

/** What a decision does, why it is taken, and the button that says it. */
export function DecisionForm(props: {
  readonly action: string;
  readonly hint: string;
  readonly isDestructive?: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
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
        if (check.isComplete() && !props.isPending) props.onSubmit(reason);
      }}
    >
      <p className={classes.text}>{props.hint}</p>
      <TextInput
        label={words.reason}
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
