import { Button } from '@mantine/core';
import type { Action, Acting } from './acting';

/** Opens a form in its place; nothing for who may not, and not to be pressed while another form is open. */
export function ActButton({
  acting,
  action,
  label,
  of,
}: {
  readonly acting: Acting | null;
  readonly action: Action;
  readonly label: string;
  /** What it is about, where a list holds several such buttons. */
  readonly of?: string;
}) {
  if (acting === null) return null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      disabled={acting.open !== null}
      onClick={() => acting.start(action)}
      {...(of === undefined ? {} : { 'aria-label': `${label} ${of}` })}
    >
      {label}
    </Button>
  );
}
