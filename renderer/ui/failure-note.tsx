import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
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
  if (error === null) return null;
  const { message, incident } = errorMessage(error);
  return (
    <Alert color="danger" variant="outline" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} title={title}>
      {children ?? message}
      {incident !== null && ` (${incident})`}
    </Alert>
  );
}
