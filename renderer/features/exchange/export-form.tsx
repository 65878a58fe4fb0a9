import { Alert, Button, Input, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { IconFolderOpen, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { name as nameShape } from '../../../shared/contract/values';
import { isReason } from '../../lib/reason';
import { useAsOf } from '../../lib/as-of';
import { useDraft } from '../../lib/draft';
import { useSession } from '../../lib/session';
import { exchangeWords } from '../../lib/words/exchange';
import { DraftStatus } from '../../ui/draft-status';
import { FailureNote } from '../../ui/failure-note';
import { useChooseTarget, useWriteStatus, type Target, type WrittenPackage } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.form;
type Field = 'receiver' | 'reason' | 'target';

/** Who gets it, as of when, why and where; then it is signed and written in one step. */
export function ExportForm({ onWritten }: { readonly onWritten: (written: WrittenPackage) => void }) {
  const asOf = useAsOf();
  const { today } = useSession();
  const date = asOf ?? today;
  const draft = useDraft('export.qualificationStatus', words.title, { receiver: '', reason: '' });
  const { receiver, reason } = draft.value;
  const [target, setTarget] = useState<Target | null>(null);
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set());
  const choose = useChooseTarget();
  const write = useWriteStatus();

  const faults: Readonly<Record<Field, string | null>> = {
    receiver: nameShape.safeParse(receiver).success ? null : words.receiverMissing,
    reason: isReason(reason) ? null : words.reasonMissing,
    target: target === null ? words.targetMissing : null,
  };
  const shown = (field: Field) => (left.has(field) ? faults[field] : null);
  const leave = (...fields: Field[]) => setLeft((old) => new Set([...old, ...fields]));

  const submit = () => {
    leave('receiver', 'reason', 'target');
    if (target === null || Object.values(faults).some((fault) => fault !== null)) return;
    write.mutate(
      { target: target.handle, receiver, asOf, reason },
      {
        onSuccess: (written) => {
          void draft.discard();
          onWritten(written);
        },
        // A chosen place serves one attempt.
        onError: () => setTarget(null),
      },
    );
  };
  const { error } = write;
  return (
    <form
      className={classes.form}
      aria-labelledby="export-title"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 id="export-title" className={classes.title}>
        {words.title}
      </h2>
      <p className={classes.hint}>{words.what(asOf === null ? words.today(today) : asOf)}</p>
      <TextInput
        label={words.receiver}
        description={words.receiverHint}
        value={receiver}
        error={shown('receiver')}
        onChange={(event) => draft.change({ ...draft.value, receiver: event.currentTarget.value })}
        onBlur={() => leave('receiver')}
      />
      <Input.Wrapper label={words.asOf} description={words.asOfHint} labelElement="div">
        <p className={classes.fact}>{asOf === null ? words.today(today) : asOf}</p>
      </Input.Wrapper>
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        error={shown('reason')}
        onChange={(event) => draft.change({ ...draft.value, reason: event.currentTarget.value })}
        onBlur={() => leave('reason')}
      />
      <div className={classes.target} role="group" aria-label={words.target}>
        <span className={classes.targetLabel}>{words.target}</span>
        <div className={classes.targetLine}>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={16} aria-hidden />}
            loading={choose.isPending}
            onClick={() =>
              choose.mutate(
                { suggestedName: words.suggestedName(date) },
                {
                  onSuccess: (chosen) => {
                    if (chosen === null) return;
                    setTarget(chosen);
                    write.reset();
                  },
                },
              )
            }
          >
            {target === null ? words.choose : words.chooseOther}
          </Button>
          <span>{target === null ? words.notChosen : words.chosen(target.fileName)}</span>
        </div>
        {shown('target') !== null && error === null && (
          <p className={classes.error} role="alert">
            {shown('target')}
          </p>
        )}
      </div>
      <Alert color="yellow" variant="outline">
        {words.personal}
      </Alert>
      <FailureNote title={words.failed} error={error ?? choose.error}>
        {isDefinedError(error) && error.code === 'CannotWrite' ? words.why[error.data.why] : undefined}
      </FailureNote>
      <div className={classes.targetLine}>
        <Button type="submit" leftSection={<IconSignature size={16} aria-hidden />} loading={write.isPending}>
          {words.submit}
        </Button>
        <DraftStatus state={draft.state} />
      </div>
    </form>
  );
}
