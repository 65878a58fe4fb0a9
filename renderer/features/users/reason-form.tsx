import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { usersWords as words } from '../../lib/words/users';
import { ActForm } from '../../ui/act-form';

/** What will happen to an account, why, and the button that says it. */
export function ReasonForm({
  reasonLabel = words.reason,
  isReady = true,
  onSubmit,
  children,
  ...act
}: {
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
  return (
    <ActForm
      label={act.action}
      failed={words.failed}
      {...act}
      onSubmit={() => {
        if (check.isComplete() && isReady) onSubmit(reason);
      }}
    >
      {children}
      <TextInput
        label={reasonLabel}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}
