import { Button, Input } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './folder-choice.module.css';

/** A folder that is chosen in the system's own dialog, with what is known of it. */
export function FolderChoice(props: {
  readonly label: string;
  readonly description?: string;
  readonly chosen: ReactNode;
  readonly action: string;
  readonly error?: ReactNode;
  readonly isChoosing: boolean;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <Input.Wrapper label={props.label} description={props.description} error={props.error} labelElement="div">
      <div className={classes.choice} data-fault={props.error ? true : undefined}>
        <Button
          variant="default"
          leftSection={<IconFolder size={16} aria-hidden />}
          loading={props.isChoosing}
          disabled={props.isDisabled === true}
          onClick={props.onChoose}
        >
          {props.action}
        </Button>
        <span className={classes.path}>{props.chosen}</span>
      </div>
    </Input.Wrapper>
  );
}
