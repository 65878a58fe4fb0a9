import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { useMay } from '../../lib/session';
import { tell } from '../../lib/tell';
import { correctionWords } from '../../lib/words/corrections';
import { uiWords } from '../../lib/words/ui';
import { FailureNote } from '../../ui/failure-note';
import { useWaitingAssessments, useWithdrawRating, type WaitingAssessment } from './queries';
import classes from './today.module.css';

const words = correctionWords.waiting;

/** Records sent back to the person, second ratings asked of them, and their own ratings that wait; nothing while there is none. */
export function WaitingAssessments() {
  const id = useId();
  const navigate = useNavigate();
  const mayRead = useMay('assessments.read');
  const { data } = useWaitingAssessments(mayRead);
  if (data === undefined || data.returned.length + data.asked.length + data.first.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.title}
      </h2>
      <ul className={classes.drafts}>
        {data.returned.map((one) => (
          <Line key={one.assessmentId} note={words.returned(one.returnedBy, one.reason)}>
            <Link to="/assess/records/$assessmentId" params={{ assessmentId: one.assessmentId }}>
              {lineOf(one)}
            </Link>
          </Line>
        ))}
        {data.asked.map((one) => (
          <Line key={one.assessmentId} note={words.asked}>
            <Link to="/assess/second/$assessmentId" params={{ assessmentId: one.assessmentId }}>
              {lineOf(one)}
            </Link>
          </Line>
        ))}
        {data.first.map((one) => (
          <Line key={one.assessmentId} note={words.first(one.askedName)}>
            {lineOf(one)}{' '}
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => void navigate({ to: '/assess/second/$assessmentId', params: { assessmentId: one.assessmentId } })}
            >
              {words.here}
            </Button>{' '}
            <Withdraw assessmentId={one.assessmentId} label={lineOf(one)} />
          </Line>
        ))}
      </ul>
    </section>
  );
}

function Line({ note, children }: { readonly note: string; readonly children: ReactNode }) {
  return (
    <li className={classes.draft}>
      <span>{children}</span>
      <span className={classes.small}>{note}</span>
    </li>
  );
}

const lineOf = ({ personName, competencyCode, levelCode, performedOn }: WaitingAssessment): string =>
  words.line(personName, competencyCode, levelCode, performedOn);

function Withdraw({ assessmentId, label }: { readonly assessmentId: string; readonly label: string }) {
  const withdraw = useWithdrawRating();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : correctionWords.reasonMissing });
  if (!isOpen)
    return (
      <Button variant="default" size="compact-sm" aria-label={`${words.withdraw}: ${label}`} onClick={() => setOpen(true)}>
        {words.withdraw}
      </Button>
    );
  return (
    <form
      aria-label={words.withdrawTitle}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete()) withdraw.mutate({ assessmentId, reason }, { onSuccess: () => tell(words.withdrawn) });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <TextInput
        autoFocus
        label={correctionWords.reason}
        description={words.withdrawHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <FailureNote title={words.withdrawTitle} error={withdraw.error} />
      <Button type="submit" size="compact-sm" loading={withdraw.isPending}>
        {words.withdrawTitle}
      </Button>{' '}
      <Button variant="default" size="compact-sm" onClick={() => setOpen(false)}>
        {uiWords.cancel}
      </Button>
    </form>
  );
}
