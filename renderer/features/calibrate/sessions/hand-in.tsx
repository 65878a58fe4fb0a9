import { Button, Checkbox, Textarea } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useEffect, useRef, useState } from 'react';
import { errorMessage } from '../../../lib/error-message';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { uiWords } from '../../../lib/words/ui';
import { FailureNote } from '../../../ui/failure-note';
import { SignBox } from '../../../ui/sign-box';
import type { RatingDraft, RatingsToSeal, Turn } from './queries';
import classes from './turn.module.css';

const words = calibrationSessionWords.handIn;

/** What is handed in and what is left out, and the passphrase that seals it. */
export function HandIn({
  sessionId,
  turn,
  login,
  ratings,
  answer,
  onAnswer,
  isSealing,
  error,
  onBack,
  onSeal,
}: {
  readonly sessionId: string;
  readonly turn: Turn;
  readonly login: string;
  readonly ratings: ReadonlyMap<string, RatingDraft>;
  /** To the question before the meeting. It is kept by the turn alone, for a draft of it would have a name. */
  readonly answer: string;
  readonly onAnswer: (answer: string) => void;
  readonly isSealing: boolean;
  /** Why they did not go in. */
  readonly error: Error | null;
  readonly onBack: () => void;
  readonly onSeal: (ratings: RatingsToSeal) => void;
}) {
  const [leaves, setLeaves] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const whole = turn.cases.flatMap((one) => {
    const rating = ratings.get(one.caseId);
    if (rating === undefined || rating.level === null) return [];
    const isWhole = one.indicators.every(({ id }) => rating.indicators[id] !== undefined);
    return isWhole ? [{ caseId: one.caseId, rating: { ...rating, level: rating.level } }] : [];
  });
  const unrated = turn.cases.filter(({ caseId }) => !whole.some((one) => one.caseId === caseId));
  const isWrongPassphrase = error instanceof ORPCError && error.code === 'WrongPassphrase';
  return (
    <main className={classes.main}>
      <h1 ref={heading} tabIndex={-1} className={classes.title}>
        {words.title}
      </h1>
      <div className={classes.handIn}>
        <p>{whole.length === 0 ? words.none : words.complete(whole.length)}</p>
        {unrated.length > 0 && (
          <>
            <p>{words.unrated(unrated.map(({ ordinal, title }) => `${ordinal + 1}. ${title}`).join(', '))}</p>
            {whole.length > 0 && (
              <Checkbox
                label={words.leaves}
                checked={leaves}
                error={isAsked && !leaves ? words.leavesMissing : null}
                onChange={(event) => setLeaves(event.currentTarget.checked)}
              />
            )}
          </>
        )}
        {turn.question !== null && (
          <Textarea
            label={turn.question}
            description={words.question(turn.minimumGroup ?? 0)}
            value={answer}
            maxLength={4000}
            autosize
            minRows={2}
            onChange={(event) => onAnswer(event.currentTarget.value)}
          />
        )}
        {whole.length > 0 && (
          <SignBox
            content={<p>{words.content}</p>}
            meanings={[{ value: 'signed', label: words.meaning }]}
            signer={uiWords.sign.signer(turn.name)}
            actionLabel={() => words.action}
            isSigning={isSealing}
            error={isWrongPassphrase ? errorMessage(error).message : null}
            isComplete={() => {
              setAsked(true);
              return unrated.length === 0 || leaves;
            }}
            onSign={({ passphrase }) =>
              onSeal({
                sessionId,
                turnId: turn.turnId,
                ratings: whole,
                leavesUnrated: unrated.length > 0 && leaves,
                answer: turn.question === null || answer.trim() === '' ? null : answer,
                signature: { login, passphrase },
              })
            }
          />
        )}
        {!isWrongPassphrase && <FailureNote title={words.failed} error={error} />}
        <div>
          <Button variant="default" onClick={onBack}>
            {words.back}
          </Button>
        </div>
      </div>
    </main>
  );
}
