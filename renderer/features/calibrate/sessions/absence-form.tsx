import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { useReturningButton } from '../../../lib/form-focus';
import { isReason } from '../../../lib/reason';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { ActForm } from '../../../ui/act-form';
import type { Signing } from './member-signature';
import { useRecordAbsence } from './queries';

const words = calibrationSessionWords.minutes;

/** Says of a member who does not sign that they are absent, and why. */
export function AbsenceForm({ sessionId, awaited }: { readonly sessionId: string; readonly awaited: readonly Signing[] }) {
  const record = useRecordAbsence();
  const form = useReturningButton();
  const [memberId, setMemberId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const check = useFieldCheck({
    member: memberId === null ? calibrationSessionWords.turn.memberMissing : null,
    reason: isReason(reason) ? null : calibrationSessionWords.board.reasonMissing,
  });
  const close = (): void => {
    setMemberId(null);
    setReason('');
    form.close();
  };
  if (!form.isOpen)
    return (
      <div>
        <Button variant="default" autoFocus={form.isBack} onClick={form.open}>
          {words.absence}
        </Button>
      </div>
    );
  return (
    <ActForm
      label={words.absence}
      title={words.absence}
      action={words.absenceAction}
      failed={words.absenceFailed}
      isPending={record.isPending}
      error={record.error}
      onCancel={close}
      onSubmit={() => {
        if (check.isComplete() && memberId !== null) record.mutate({ sessionId, memberId, reason }, { onSuccess: close });
      }}
    >
      <Select
        label={words.absent}
        data={awaited.map((one) => ({ value: one.memberId, label: one.name }))}
        value={memberId}
        onChange={setMemberId}
        {...check.of('member')}
      />
      <TextInput
        label={words.absenceReason}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}
