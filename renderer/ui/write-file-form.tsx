import { Button, Group, Select, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { cannotWriteReasons } from '../../shared/contract/exchange';
import { useFieldCheck } from '../lib/field-check';
import { isReason } from '../lib/reason';
import { exchangeWords } from '../lib/words/exchange';
import { uiWords } from '../lib/words/ui';
import { ActForm } from './act-form';
import { FailureNote } from './failure-note';
import classes from './write-file-form.module.css';

const words = uiWords.writeFile;
const place = exchangeWords.form;
const cannotWrite = z.object({ why: z.enum(cannotWriteReasons) });

interface Call {
  readonly isPending: boolean;
  readonly error: Error | null;
}

export interface FileToWrite<Format extends string> {
  readonly format: Format;
  readonly target: string;
  readonly reason: string;
}

/** Writes what is shown to a file, with the reason why; the shell asks where. */
export function WriteFileForm<Format extends string>(props: {
  /** What it is heard as, and written above the fields unless what it stands in says it already. */
  readonly title: string;
  readonly isTitled?: boolean;
  readonly action?: string;
  /** Stands above why it was not written. */
  readonly failed: string;
  /** The first is chosen to begin with; a single one is not asked for. */
  readonly formats: readonly [FormatChoice<Format>, ...FormatChoice<Format>[]];
  readonly formatHint?: string;
  readonly choosing: Call;
  /** Says better than the contract's words why no place was asked for. */
  readonly choosingRefusal?: ReactNode;
  readonly writing: Call;
  readonly onChoose: (format: Format, done: { readonly onSuccess: (chosen: Place | null) => void }) => void;
  /** `again` is for when it was refused. */
  readonly onWrite: (file: FileToWrite<Format>, again: () => void) => void;
  readonly onCancel: () => void;
}) {
  const { title, formats, choosing, writing, onChoose, onWrite } = props;
  const [format, setFormat] = useState<Format>(formats[0].value);
  const [reason, setReason] = useState('');
  const [target, setTarget] = useState<Place | null>(null);
  const check = useFieldCheck({
    reason: isReason(reason) ? null : place.reasonMissing,
    target: target === null ? place.targetMissing : null,
  });
  const noTarget = writing.error === null ? check.of('target').error : null;
  return (
    <ActForm
      label={title}
      {...(props.isTitled === false ? {} : { title })}
      action={props.action ?? words.action}
      failed={props.failed}
      isPending={writing.isPending}
      error={writing.error}
      refusal={refusalOf(writing.error)}
      onSubmit={() => {
        if (!check.isComplete() || target === null) return;
        // A chosen place serves one attempt.
        onWrite({ target: target.handle, format, reason: reason.trim() }, () => setTarget(null));
      }}
      onCancel={props.onCancel}
    >
      {formats.length > 1 && (
        <Select
          label={words.format}
          {...(props.formatHint === undefined ? {} : { description: props.formatHint })}
          data={formats}
          value={format}
          allowDeselect={false}
          onChange={(value) => {
            // The name of the file ends as its format does.
            setTarget(null);
            setFormat(formats.find((one) => one.value === value)?.value ?? format);
          }}
        />
      )}
      <TextInput
        label={place.reason}
        description={place.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <Group gap="sm" role="group" aria-label={place.target} data-fault={noTarget === null ? undefined : true}>
        <Button
          variant="default"
          loading={choosing.isPending}
          onClick={() => onChoose(format, { onSuccess: (chosen) => chosen !== null && setTarget(chosen) })}
        >
          {target === null ? place.choose : place.chooseOther}
        </Button>
        <span>{target?.fileName ?? place.notChosen}</span>
      </Group>
      <FailureNote title={props.failed} error={choosing.error}>
        {props.choosingRefusal}
      </FailureNote>
      {noTarget !== null && (
        <p className={classes.error} role="alert">
          {noTarget}
        </p>
      )}
    </ActForm>
  );
}

interface Place {
  readonly handle: string;
  readonly fileName: string;
}

interface FormatChoice<Format extends string> {
  readonly value: Format;
  readonly label: string;
}

function refusalOf(error: Error | null): string | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'CannotWrite') return undefined;
  const refused = cannotWrite.safeParse(error.data);
  return refused.success ? place.why[refused.data.why] : undefined;
}
