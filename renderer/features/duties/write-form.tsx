import { Button, Group, Select, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { dutyFormats } from '../../../shared/contract/duties';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { dutyWords as words } from '../../lib/words/duties';
import { exchangeWords } from '../../lib/words/exchange';
import { ActForm } from '../../ui/act-form';
import { useChooseTarget, type useWrite, type useWritePlan, type Written } from './queries';
import classes from './duties.module.css';

interface File {
  readonly format: (typeof dutyFormats)[number];
  readonly target: string;
  readonly reason: string;
}

/** Writes a list or a plan to a file, with the reason why. */
export function WriteForm({
  title,
  failed,
  hint,
  what,
  write,
  onWrite,
  onDone,
  onCancel,
}: {
  readonly title: string;
  readonly failed: string;
  readonly hint: string;
  readonly what: 'list' | 'plan';
  readonly write: ReturnType<typeof useWrite> | ReturnType<typeof useWritePlan>;
  readonly onWrite: (file: File, done: { readonly onSuccess: (written: Written) => void; readonly onError: () => void }) => void;
  readonly onDone: (written: Written) => void;
  readonly onCancel: () => void;
}) {
  const choose = useChooseTarget();
  const [format, setFormat] = useState<(typeof dutyFormats)[number]>('csv');
  const [reason, setReason] = useState('');
  const [target, setTarget] = useState<{ readonly handle: string; readonly fileName: string } | null>(null);
  const check = useFieldCheck({
    reason: isReason(reason) ? null : words.reasonMissing,
    target: target === null ? exchangeWords.form.targetMissing : null,
  });
  const { error } = write;
  const noTarget = error === null && check.showsAll ? check.of('target').error : null;
  return (
    <ActForm
      label={title}
      title={title}
      action={words.writeAction}
      failed={failed}
      isPending={write.isPending}
      error={error}
      refusal={isDefinedError(error) && error.code === 'CannotWrite' ? exchangeWords.form.why[error.data.why] : undefined}
      onSubmit={() => {
        if (!check.isComplete() || target === null) return;
        // A chosen place serves one attempt.
        onWrite({ target: target.handle, format, reason }, { onSuccess: onDone, onError: () => setTarget(null) });
      }}
      onCancel={onCancel}
    >
      <Select
        label={words.format}
        description={hint}
        data={dutyFormats.map((value) => ({ value, label: words.formats[value] }))}
        value={format}
        allowDeselect={false}
        onChange={(value) => {
          // The name of the file ends as its format does.
          setTarget(null);
          setFormat(dutyFormats.find((one) => one === value) ?? format);
        }}
      />
      <TextInput
        label={words.reason}
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
          onClick={() => choose.mutate({ format, what }, { onSuccess: (chosen) => chosen !== null && setTarget(chosen) })}
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
