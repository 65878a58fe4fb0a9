import { Button, Group, Select, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { IconFileDownload, IconTableExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReadinessView } from '../../../shared/contract/readiness-views';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { saveBlob } from '../../lib/save-blob';
import { exchangeWords } from '../../lib/words/exchange';
import { viewFileWords as words } from '../../lib/words/view-files';
import { ActForm } from '../../ui/act-form';
import { FailureNote } from '../../ui/failure-note';
import { SuccessNote } from '../../ui/success-note';
import { useChooseViewTarget, usePrintView, useWriteView } from './queries';
import classes from './view-files.module.css';

type Format = 'xlsx' | 'csv';

/** The ways to take a view along as it is narrowed on the screen: as PDF, or as a file with a reason in the log. */
export function ViewFiles({ view }: { readonly view: ReadinessView }) {
  const print = usePrintView();
  const [isWriting, setWriting] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const { error } = print;
  return (
    <>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          title={words.pdfHint}
          leftSection={<IconFileDownload size={14} aria-hidden />}
          loading={print.isPending}
          onClick={() => print.mutate({ view }, { onSuccess: ({ data, fileName }) => saveBlob(data, fileName) })}
        >
          {words.pdf}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTableExport size={14} aria-hidden />}
          onClick={() => {
            setWritten(null);
            setWriting(true);
          }}
        >
          {words.write}
        </Button>
      </Group>
      {(error !== null || isWriting || written !== null) && (
        <div className={classes.below}>
          <FailureNote title={words.pdfFailed} error={error}>
            {isDefinedError(error) && error.code === 'TooMany' ? words.tooMany(error.data.lines, error.data.most) : undefined}
          </FailureNote>
          {isWriting && (
            <WriteForm
              view={view}
              onCancel={() => setWriting(false)}
              onDone={(text) => {
                setWriting(false);
                setWritten(text);
              }}
            />
          )}
          {written !== null && <SuccessNote>{written}</SuccessNote>}
        </div>
      )}
    </>
  );
}

function WriteForm({
  view,
  onDone,
  onCancel,
}: {
  readonly view: ReadinessView;
  readonly onDone: (written: string) => void;
  readonly onCancel: () => void;
}) {
  const choose = useChooseViewTarget();
  const write = useWriteView();
  const [format, setFormat] = useState<Format>('xlsx');
  const [reason, setReason] = useState('');
  const [target, setTarget] = useState<{ readonly handle: string; readonly fileName: string } | null>(null);
  const check = useFieldCheck({
    reason: isReason(reason) ? null : exchangeWords.form.reasonMissing,
    target: target === null ? exchangeWords.form.targetMissing : null,
  });
  const { error } = write;
  const noTarget = error === null && check.showsAll ? check.of('target').error : null;
  const tooMany = choose.error;
  const refusal = isDefinedError(error) && error.code === 'CannotWrite' ? exchangeWords.form.why[error.data.why] : undefined;
  return (
    <ActForm
      label={words.title}
      title={words.title}
      action={words.action}
      failed={words.failed}
      isPending={write.isPending}
      error={error}
      refusal={refusal}
      onSubmit={() => {
        if (!check.isComplete() || target === null) return;
        // A chosen place serves one attempt.
        write.mutate(
          { target: target.handle, reason },
          {
            onSuccess: ({ lines, fileName, sha256, digest }) => onDone(words.written(lines, fileName, sha256, digest)),
            onError: () => setTarget(null),
          },
        );
      }}
      onCancel={onCancel}
    >
      <TextInput
        label={exchangeWords.form.reason}
        description={exchangeWords.form.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <Select
        label={words.format}
        data={(['xlsx', 'csv'] as const).map((value) => ({ value, label: words.formats[value] }))}
        value={format}
        allowDeselect={false}
        onChange={(value) => {
          setFormat(value === 'csv' ? 'csv' : 'xlsx');
          setTarget(null);
        }}
      />
      <Group gap="sm" role="group" aria-label={exchangeWords.form.target}>
        <Button
          variant="default"
          loading={choose.isPending}
          onClick={() => choose.mutate({ format, view }, { onSuccess: (chosen) => chosen !== null && setTarget(chosen) })}
        >
          {target === null ? exchangeWords.form.choose : exchangeWords.form.chooseOther}
        </Button>
        <span>{target?.fileName ?? exchangeWords.form.notChosen}</span>
      </Group>
      <FailureNote title={words.failed} error={tooMany}>
        {isDefinedError(tooMany) && tooMany.code === 'TooMany' ? words.tooMany(tooMany.data.lines, tooMany.data.most) : undefined}
      </FailureNote>
      {noTarget !== null && (
        <p role="alert" className={classes.error}>
          {noTarget}
        </p>
      )}
    </ActForm>
  );
}
