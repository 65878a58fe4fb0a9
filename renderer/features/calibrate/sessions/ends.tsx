import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { formatDate, isCalendarDate } from '../../../lib/formatting';
import { useReturningButton } from '../../../lib/form-focus';
import { isReason } from '../../../lib/reason';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { ActForm } from '../../../ui/act-form';
import { useAbandon, useNewRound, type ShownSession } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.ends;

/** What ends a session before its time, and what comes after its end. */
export function Ends({ session }: { readonly session: ShownSession }) {
  const form = useReturningButton();
  const hasEnded = session.state === 'final' || session.state === 'abandoned';
  if (hasEnded && session.nextSessionId !== null) return null;
  if (!form.isOpen)
    return (
      <div>
        <Button variant="default" autoFocus={form.isBack} onClick={form.open}>
          {hasEnded ? words.newRound : words.abandon}
        </Button>
      </div>
    );
  return hasEnded ? <NewRoundForm session={session} onDone={form.close} /> : <AbandonForm session={session} onDone={form.close} />;
}

interface Form {
  readonly session: ShownSession;
  readonly onDone: () => void;
}

function NewRoundForm({ session: { sessionId }, onDone }: Form) {
  const navigate = useNavigate();
  const begin = useNewRound();
  const [plannedOn, setPlannedOn] = useState(() => formatDate(new Date()));
  const [reason, setReason] = useState('');
  const check = useFieldCheck({
    plannedOn: isCalendarDate(plannedOn) ? null : calibrationSessionWords.setUp.missing.plannedOn,
    reason: isReason(reason) ? null : calibrationSessionWords.board.reasonMissing,
  });
  return (
    <ActForm
      label={words.newRound}
      title={words.newRound}
      action={words.newRoundAction}
      failed={words.failed}
      isPending={begin.isPending}
      error={begin.error}
      onCancel={onDone}
      onSubmit={() => {
        if (!check.isComplete()) return;
        begin.mutate(
          { sessionId, plannedOn, reason },
          { onSuccess: (next) => void navigate({ to: '/calibrate/sessions/$sessionId', params: { sessionId: next.sessionId } }) },
        );
      }}
    >
      <p className={classes.note}>{words.newRoundHint}</p>
      <TextInput
        className={classes.number ?? ''}
        label={calibrationSessionWords.setUp.plannedOn}
        value={plannedOn}
        maxLength={10}
        onChange={(event) => setPlannedOn(event.currentTarget.value)}
        {...check.of('plannedOn')}
      />
      <TextInput
        label={words.reason}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}

function AbandonForm({ session: { sessionId }, onDone }: Form) {
  const abandon = useAbandon();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : calibrationSessionWords.board.reasonMissing });
  return (
    <ActForm
      label={words.abandon}
      title={words.abandon}
      action={words.abandonAction}
      failed={words.failed}
      isDestructive
      isPending={abandon.isPending}
      error={abandon.error}
      onCancel={onDone}
      onSubmit={() => {
        if (check.isComplete()) abandon.mutate({ sessionId, reason }, { onSuccess: onDone });
      }}
    >
      <p className={classes.note}>{words.abandonHint}</p>
      <TextInput
        label={words.reason}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}
