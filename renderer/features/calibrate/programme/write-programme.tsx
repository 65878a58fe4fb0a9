import { Button, Group, Select, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { dutyFormats } from '../../../../shared/contract/duties';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { programmeWords } from '../../../lib/words/calibration-programme';
import { dutyWords } from '../../../lib/words/duties';
import { exchangeWords } from '../../../lib/words/exchange';
import { ActForm } from '../../../ui/act-form';
import { useChooseProgrammeTarget, useWriteProgramme } from './queries';
import classes from './programme.module.css';

/** Writes the days of the programme to a file, with the reason why. */
export function WriteProgramme({
  onDone,
  onCancel,
}: {
  readonly onDone: (written: { readonly lines: number; readonly fileName: string }) => void;
  readonly onCancel: () => void;
}) {
  const choose = useChooseProgrammeTarget();
  const write = useWriteProgramme();
  const [format, setFormat] = useState<(typeof dutyFormats)[number]>('ics');
  const [reason, setReason] = useState('');
  const [target, setTarget] = useState<{ readonly handle: string; readonly fileName: string } | null>(null);
  const check = useFieldCheck({
    reason: isReason(reason) ? null : dutyWords.reasonMissing,
    target: target === null ? exchangeWords.form.targetMissing : null,
  });
  const { error } = write;
  const noTarget = error === null && check.showsAll ? check.of('target').error : null;
  return (
    <ActForm
      label={programmeWords.writeTitle}
      title={programmeWords.writeTitle}
      action={dutyWords.writeAction}
      failed={programmeWords.writeFailed}
      isPending={write.isPending}
      error={error}
      refusal={isDefinedError(error) && error.code === 'CannotWrite' ? exchangeWords.form.why[error.data.why] : undefined}
      onSubmit={() => {
        if (!check.isComplete() || target === null) return;
        // A chosen place serves one attempt.
        write.mutate({ target: target.handle, format, reason }, { onSuccess: onDone, onError: () => setTarget(null) });
      }}
      onCancel={onCancel}
    >
      <Select
        label={dutyWords.format}
        data={dutyFormats.map((value) => ({ value, label: dutyWords.formats[value] }))}
        value={format}
        allowDeselect={false}
        onChange={(value) => {
          setTarget(null);
          setFormat(dutyFormats.find((one) => one === value) ?? format);
        }}
      />
      <TextInput
        label={dutyWords.reason}
        description={exchangeWords.form.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <Group gap="sm" role="group" aria-label={exchangeWords.form.target}>
        <Button
          variant="default"
          loading={choose.isPending}
          onClick={() => choose.mutate({ format }, { onSuccess: (chosen) => chosen !== null && setTarget(chosen) })}
        >
          {target === null ? exchangeWords.form.choose : exchangeWords.form.chooseOther}
        </Button>
        <span>{target?.fileName ?? exchangeWords.form.notChosen}</span>
      </Group>
      {noTarget !== null && (
        <p className={classes.error} role="alert">
          {noTarget}
        </p>
      )}
    </ActForm>
  );
}
