import { Button } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { onEscape, useFocusBack, useOpensInView } from '../lib/form-focus';
import { uiWords } from '../lib/words/ui';
import { FailureNote } from './failure-note';
import classes from './act-form.module.css';

/** A form that opens in place: what will happen, its fields, why it was refused, and the button that says it. Esc leaves it. */
export function ActForm(props: {
  /** What it is heard as. */
  readonly label: string;
  /** Written above the fields; left out where the button says enough. */
  readonly title?: string;
  readonly action: string;
  /** Stands above why it was refused. */
  readonly failed: string;
  readonly isDestructive?: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Says better than the contract's words why it was refused. */
  readonly refusal?: string | undefined;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  useFocusBack();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  useOpensInView(form);
  return (
    <form
      ref={form}
      className={classes.frame}
      aria-label={props.label}
      onKeyDown={onEscape(props.onCancel)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.isPending) props.onSubmit();
      }}
    >
      {props.title !== undefined && <h3 className={classes.title}>{props.title}</h3>}
      {props.children}
      <FailureNote title={props.failed} error={props.error}>
        {props.refusal}
      </FailureNote>
      <div className={classes.buttons}>
        <Button type="submit" loading={props.isPending} {...(props.isDestructive === true ? { color: 'danger' } : {})}>
          {props.action}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {uiWords.cancel}
        </Button>
      </div>
    </form>
  );
}
