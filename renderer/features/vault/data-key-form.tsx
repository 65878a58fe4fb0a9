import { Button, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import { z } from 'zod';
import { useFieldCheck } from '../../lib/field-check';
import { formatBytes } from '../../lib/formatting';
import { onEscape } from '../../lib/form-focus';
import { isReason } from '../../lib/reason';
import { dataKeyWords as words } from '../../lib/words/data-key';
import { uiWords } from '../../lib/words/ui';
import { FailureNote } from '../../ui/failure-note';
import { isWrongPassphrase, OwnPassphraseField } from './own-passphrase-field';
import type { useChangeDataKey } from './queries';
import classes from './data-key.module.css';

const space = z.object({ neededBytes: z.number(), freeBytes: z.number() });

type Start = ReturnType<typeof useChangeDataKey>['start'];

/** What a change of the data key does and does not do, why it is done, and the person's passphrase once more. */
export function DataKeyForm(props: {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly error: Error | null;
  readonly onSubmit: Start;
  readonly onCancel: () => void;
}) {
  const { error, reason, onReason } = props;
  const [passphrase, setPassphrase] = useState('');
  const check = useFieldCheck({
    reason: isReason(reason) ? null : words.reasonMissing,
    passphrase: passphrase === '' ? uiWords.passphrase.missing : null,
  });
  const noSpace = spaceOf(error);
  return (
    <form
      className={classes.form}
      aria-label={words.submit}
      onKeyDown={onEscape(props.onCancel)}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete()) props.onSubmit({ reason, passphrase });
      }}
    >
      <ul className={classes.list}>
        {words.what.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        autoFocus
        onChange={(event) => onReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <OwnPassphraseField value={passphrase} refusal={error} missing={check.of('passphrase').error} onChange={setPassphrase} />
      {!isWrongPassphrase(error) && (
        <FailureNote title={words.failed} error={error}>
          {noSpace === null ? undefined : words.noSpace(formatBytes(noSpace.neededBytes), formatBytes(noSpace.freeBytes))}
        </FailureNote>
      )}
      <div className={classes.buttons}>
        <Button type="submit">{words.submit}</Button>
        <Button variant="default" onClick={props.onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

function spaceOf(error: Error | null): z.infer<typeof space> | null {
  return error instanceof ORPCError && error.code === 'NotEnoughSpace' ? space.parse(error.data) : null;
}
