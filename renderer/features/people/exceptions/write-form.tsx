import { Button, Group, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import type { ExceptionKind } from '../../../../shared/domain/exception';
import type { ExceptionState } from '../../../../shared/domain/exception-terms';
import { useFieldCheck } from '../../../lib/field-check';
import { exceptionWords } from '../../../lib/words/exceptions';
import { exchangeWords } from '../../../lib/words/exchange';
import { ActForm } from '../../../ui/act-form';
import { reasonFault } from './form-fields';
import { useChooseTarget, useWrite } from './queries';
import classes from './exceptions.module.css';

const words = exceptionWords.page;

/** Writes the list as it is shown to a file, with the reason why. */
export function WriteForm({
  filter,
  onDone,
  onCancel,
}: {
  readonly filter: { readonly asOf: string | null; readonly kind: ExceptionKind | null; readonly state: ExceptionState | null };
  readonly onDone: (written: { readonly lines: number; readonly fileName: string; readonly sha256: string }) => void;
  readonly onCancel: () => void;
}) {
  const choose = useChooseTarget();
  const write = useWrite();
  const [reason, setReason] = useState('');
  const [target, setTarget] = useState<{ readonly handle: string; readonly fileName: string } | null>(null);
  const check = useFieldCheck({ reason: reasonFault(reason), target: target === null ? exchangeWords.form.targetMissing : null });
  const { error } = write;
  const noTarget = error === null && check.showsAll ? check.of('target').error : null;
  return (
    <ActForm
      label={words.writeTitle}
      title={words.writeTitle}
      action={words.writeAction}
      failed={words.notWritten}
      isPending={write.isPending}
      error={error}
      refusal={isDefinedError(error) && error.code === 'CannotWrite' ? exchangeWords.form.why[error.data.why] : undefined}
      onSubmit={() => {
        if (!check.isComplete() || target === null) return;
        // A chosen place serves one attempt.
        write.mutate({ target: target.handle, ...filter, reason }, { onSuccess: onDone, onError: () => setTarget(null) });
      }}
      onCancel={onCancel}
    >
      <TextInput
        label={exceptionWords.fields.reason}
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
          onClick={() => choose.mutate(undefined, { onSuccess: (chosen) => chosen !== null && setTarget(chosen) })}
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
