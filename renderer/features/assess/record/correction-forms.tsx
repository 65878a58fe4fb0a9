import { Button, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { errorMessage } from '../../../lib/error-message';
import { useFieldCheck, type FieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack, useOpensInView } from '../../../lib/form-focus';
import { nearnessOf } from '../../../lib/independence';
import { isReason } from '../../../lib/reason';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { assessorWords } from '../../../lib/words/assessors';
import { correctionWords as words } from '../../../lib/words/corrections';
import { uiWords } from '../../../lib/words/ui';
import { FailureNote } from '../../../ui/failure-note';
import { SignBox } from '../../../ui/sign-box';
import { SignedForm } from '../../../ui/signed-act';
import { cosignMeanings } from '../../../../shared/domain/assessment-correction';
import { useCosign, useKeepAssessment, useReturnAssessment, useVoidAssessment, type AssessmentRecord } from '../queries';
import classes from '../assess.module.css';

const nearWords = assessorWords.near;

interface Props {
  readonly record: AssessmentRecord;
  readonly onDone: () => void;
}

const competencyOf = ({ competencyCode, competencyTitle }: AssessmentRecord): string => `${competencyCode} ${competencyTitle}`;

/** Signs that a record goes back to its assessor. */
export function ReturnForm({ record, onDone }: Props) {
  const send = useReturnAssessment();
  return <ReviewForm record={record} onDone={onDone} act="return" mutation={send} />;
}

/** Signs that a record that was sent back counts after all. */
export function KeepForm({ record, onDone }: Props) {
  const keep = useKeepAssessment();
  return <ReviewForm record={record} onDone={onDone} act="keep" mutation={keep} />;
}

function ReviewForm({
  record,
  onDone,
  act,
  mutation,
}: Props & { readonly act: 'return' | 'keep'; readonly mutation: ReturnType<typeof useReturnAssessment> }) {
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.reasonMissing });
  const own = words[act];
  return (
    <SignedForm
      title={own.title}
      content={own.content(record.personName, competencyOf(record))}
      meaning={own.meaning}
      action={own.action}
      failed={words.failed}
      error={mutation.error}
      isPending={mutation.isPending}
      isComplete={check.isComplete}
      onCancel={onDone}
      onSign={(signature) =>
        mutation.mutate(
          { assessmentId: record.assessmentId, reason, signature },
          {
            onSuccess: () => {
              tell(own.done);
              onDone();
            },
          },
        )
      }
    >
      <p className={classes.note}>{own.hint}</p>
      <Reason reason={reason} check={check} onReason={setReason} />
    </SignedForm>
  );
}

/** A second person signs in place that a record is void. */
export function VoidForm({ record, onDone }: Props) {
  const mutation = useVoidAssessment();
  const { user } = useSession();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.reasonMissing });
  const own = words.void;
  return (
    <InPlace title={own.title} onCancel={onDone} error={mutation.error}>
      <p className={classes.note}>{own.hint}</p>
      <Reason reason={reason} check={check} onReason={setReason} />
      <p className={classes.note}>{own.note(user.printedName)}</p>
      <SignBox
        content={own.content(record.personName, competencyOf(record))}
        meanings={[{ value: 'voided', label: own.meaning }]}
        asksUserId
        actionLabel={() => own.action}
        isSigning={mutation.isPending}
        error={wrongPassphrase(mutation.error)}
        isComplete={check.isComplete}
        onSign={({ userId, passphrase }) =>
          mutation.mutate(
            { assessmentId: record.assessmentId, reason, signature: { login: userId ?? '', passphrase } },
            {
              onSuccess: ({ reopened }) => {
                tell(own.done(reopened));
                onDone();
              },
            },
          )
        }
      />
    </InPlace>
  );
}

/** A further signature in place, with a meaning of its own. */
export function CosignForm({ record, onDone }: Props) {
  const mutation = useCosign();
  const own = words.cosign;
  const [independenceReason, setReason] = useState('');
  const near = nearnessOf(mutation.error);
  const needsReason = near?.needsReason === true || independenceReason !== '';
  const check = useFieldCheck({ independenceReason: needsReason && !isReason(independenceReason) ? nearWords.reasonMissing : null });
  const { assessmentId, contentDigest } = record;
  const [first, ...others] = cosignMeanings.map((value) => ({ value, label: own.meanings[value] }));
  if (first === undefined) return null;
  return (
    <InPlace title={own.title} onCancel={onDone} error={mutation.error} refusal={near?.text}>
      <p className={classes.note}>{own.hint}</p>
      {needsReason && (
        <TextInput
          label={nearWords.reason}
          description={nearWords.reasonHint}
          value={independenceReason}
          maxLength={4000}
          withAsterisk
          onChange={(event) => setReason(event.currentTarget.value)}
          {...check.of('independenceReason')}
        />
      )}
      <SignBox
        content={<p className={classes.text}>{own.content(record.personName, competencyOf(record), contentDigest)}</p>}
        meanings={[first, ...others]}
        asksUserId
        actionLabel={({ label }) => own.action(label)}
        isSigning={mutation.isPending}
        error={wrongPassphrase(mutation.error)}
        isComplete={check.isComplete}
        onSign={({ meaning, userId, passphrase }) =>
          mutation.mutate(
            {
              assessmentId,
              contentDigest,
              meaning: cosignMeanings.find((one) => one === meaning) ?? 'acknowledged',
              independenceReason,
              signature: { login: userId ?? '', passphrase },
            },
            {
              onSuccess: (signed) => {
                tell(own.done(signed.meaning));
                onDone();
              },
            },
          )
        }
      />
    </InPlace>
  );
}

/** A form in the panel that somebody signs in place. Esc leaves it. */
function InPlace({
  title,
  error,
  refusal,
  onCancel,
  children,
}: {
  readonly title: string;
  readonly error: Error | null;
  /** Says better than the contract's words why it was refused. */
  readonly refusal?: string | undefined;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  useFocusBack();
  const heading = useRef<HTMLHeadingElement>(null);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useOpensInView(frame);
  return (
    <section ref={frame} className={classes.section} aria-label={title} onKeyDown={onEscape(onCancel)}>
      <h3 ref={heading} tabIndex={-1} className={classes.smallTitle}>
        {title}
      </h3>
      {children}
      {wrongPassphrase(error) === null && (
        <FailureNote title={words.failed} error={error}>
          {refusal}
        </FailureNote>
      )}
      <div>
        <Button variant="default" onClick={onCancel}>
          {uiWords.cancel}
        </Button>
      </div>
    </section>
  );
}

function Reason({
  reason,
  check,
  onReason,
}: {
  readonly reason: string;
  readonly check: Pick<FieldCheck<'reason'>, 'of'>;
  readonly onReason: (reason: string) => void;
}) {
  return (
    <TextInput
      label={words.reason}
      description={words.reasonHint}
      value={reason}
      maxLength={1000}
      onChange={(event) => onReason(event.currentTarget.value)}
      {...check.of('reason')}
    />
  );
}

function wrongPassphrase(error: Error | null): string | null {
  return error instanceof ORPCError && error.code === 'WrongPassphrase' ? errorMessage(error).message : null;
}
