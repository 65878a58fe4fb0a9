import { Alert } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What has been done, where it was asked for. */
export function SuccessNote({ children }: { readonly children: ReactNode }) {
  return (
    <Alert color="var(--met)" variant="outline" role="status" icon={<IconCircleCheck size={18} aria-hidden />}>
      {children}
    </Alert>
  );
}
