import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { errorMessage } from '../lib/error-message';

/** Why something was refused, beside the button that asked for it. Children say it better than the contract's words can. */
export function FailureNote({
  title,
  error,
  children,
}: {
  readonly title: string;
  readonly error: Error | null;
  readonly children?: ReactNode;
}) {
  const note = useRef<HTMLDivElement>(null);
  // It may stand below the fold, under the button that was pressed.
  useEffect(() => {
    if (error !== null) note.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (error === null) return null;
  const { message, incident } = errorMessage(error);
  return (
    <Alert ref={note} color="danger" variant="outline" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} title={title}>
      {children ?? message}
      {incident !== null && ` (${incident})`}
    </Alert>
  );
}
