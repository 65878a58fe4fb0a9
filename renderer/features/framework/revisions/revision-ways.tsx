import { Button, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { focusTitle } from '../../../lib/form-focus';
import { isCalendarDate } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { revisionWords } from '../../../lib/words/revisions';
import { SignedForm } from '../../../ui/signed-act';
import { useRollOut, useWithdraw, type RevisionHead } from '../queries';
import { ActProgressBar } from './act-progress';
import { waysOf } from './revision-text';
import classes from './revisions.module.css';

type Way = 'rollOut' | 'withdraw';
interface FormProps {
  readonly revision: RevisionHead;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** What may be done to an approved revision: its pilot ended by a roll-out, or itself taken back. */
export function RevisionWays({ revision }: { readonly revision: RevisionHead }) {
  const [open, setOpen] = useState<Way | null>(null);
  const [left, setLeft] = useState<Way | null>(null);
  const { canRollOut, canWithdraw } = waysOf(revision);
  if (revision.state === 'effective') return <p className={classes.dimmed}>{revisionWords.withdraw.inForce}</p>;
  if (!canRollOut && !canWithdraw) return null;
  const cancel = () => {
    setLeft(open);
    setOpen(null);
  };
  const done = (words: string) => {
    tell(words);
    setLeft(null);
    setOpen(null);
    focusTitle();
  };
  if (open === 'rollOut') return <RollOutForm revision={revision} onCancel={cancel} onDone={() => done(revisionWords.rollOut.done)} />;
  if (open === 'withdraw') return <WithdrawForm revision={revision} onCancel={cancel} onDone={() => done(revisionWords.withdraw.done)} />;
  return (
    <div className={classes.buttons}>
      {canRollOut && (
        <Button variant="default" autoFocus={left === 'rollOut'} onClick={() => setOpen('rollOut')}>
          {revisionWords.rollOut.start}
        </Button>
      )}
      {canWithdraw && (
        <Button variant="default" autoFocus={left === 'withdraw'} onClick={() => setOpen('withdraw')}>
          {revisionWords.withdraw.start}
        </Button>
      )}
    </div>
  );
}

function RollOutForm({ revision, onCancel, onDone }: FormProps) {
  const words = revisionWords.rollOut;
  const { today } = useSession();
  const [from, setFrom] = useState(today);
  const rollOut = useRollOut();
  const { error } = rollOut;
  const check = useFieldCheck({ from: isCalendarDate(from) ? null : revisionWords.approval.dateFault });
  return (
    <SignedForm
      title={words.title}
      progress={<ActProgressBar revisionId={revision.revisionId} />}
      content={words.content(revision.number, revision.title, from)}
      meaning={words.meaning}
      action={words.action}
      failed={words.failed}
      error={error}
      isPending={rollOut.isPending}
      isComplete={check.isComplete}
      onSign={(signature) => rollOut.mutate({ revisionId: revision.revisionId, from, signature }, { onSuccess: onDone })}
      refusal={
        isDefinedError(error) && error.code === 'InThePast'
          ? `${error.message} ${revisionWords.approval.earliest(error.data.earliest)}`
          : undefined
      }
      onCancel={onCancel}
    >
      <TextInput
        label={words.from}
        description={words.hint}
        value={from}
        autoFocus
        onChange={(event) => setFrom(event.currentTarget.value.trim())}
        {...check.of('from')}
      />
    </SignedForm>
  );
}

function WithdrawForm({ revision, onCancel, onDone }: FormProps) {
  const words = revisionWords.withdraw;
  const [reason, setReason] = useState('');
  const withdraw = useWithdraw();
  const { error } = withdraw;
  const check = useFieldCheck({ reason: isReason(reason) ? null : revisionWords.approval.decisions.reasonMissing });
  return (
    <SignedForm
      title={words.title}
      progress={<ActProgressBar revisionId={revision.revisionId} />}
      content={words.content(revision.number, revision.title)}
      meaning={words.meaning}
      action={words.action}
      failed={words.failed}
      error={error}
      isPending={withdraw.isPending}
      isComplete={check.isComplete}
      onSign={(signature) => withdraw.mutate({ revisionId: revision.revisionId, reason, signature }, { onSuccess: onDone })}
      refusal={isDefinedError(error) && error.code === 'BuiltUpon' ? revisionWords.approval.builtUpon(error.data.number) : undefined}
      onCancel={onCancel}
    >
      <p className={classes.text}>{words.hints[revision.state === 'inPilot' ? 'inPilot' : 'scheduled']}</p>
      <TextInput
        label={words.reason}
        value={reason}
        maxLength={1000}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </SignedForm>
  );
}
