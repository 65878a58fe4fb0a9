import { Button } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { assessWords } from '../../../lib/words/assess';
import { FailureNote } from '../../../ui/failure-note';
import { SignBox, type Signature } from '../../../ui/sign-box';
import { useSignAssessment, type AssessmentForm } from '../queries';
import { inputOf, type AssessmentText } from './assessment-text';
import { refusalText } from './refusal-text';
import { SignedContent } from './signed-content';
import classes from '../assess.module.css';

const words = assessWords.sign;
const meanings = [{ value: 'assessed', label: words.meaning }] as const;

/** The signature under the form: by the session's person, or in place by another assessor. */
export function SignSection({
  form,
  text,
  onChecklistChanged,
  onSigned,
  onDiscard,
}: {
  readonly form: AssessmentForm;
  readonly text: AssessmentText;
  readonly onChecklistChanged: () => void;
  readonly onSigned: () => void;
  readonly onDiscard: () => Promise<void>;
}) {
  const { user, today } = useSession();
  const sign = useSignAssessment();
  const navigate = useNavigate();
  const hindrance = useHindrance(form);
  const [wantsAnother, setWantsAnother] = useState(false);
  const isAnother = wantsAnother || hindrance !== null;

  const submit = ({ passphrase, userId }: Signature) => {
    const signature = userId === null ? { passphrase } : { login: userId, passphrase };
    sign.mutate(
      { ...inputOf(form, text, today), signature },
      {
        onSuccess: ({ assessmentId, outcome }) => {
          onSigned();
          tell(words.done(assessWords.outcomes[outcome]));
          void onDiscard().then(() => navigate({ to: '/assess/records/$assessmentId', params: { assessmentId } }));
        },
        onError: (error) => {
          if (isDefinedError(error) && error.code === 'ChecklistChanged') onChecklistChanged();
        },
      },
    );
  };
  const isWrongPassphrase = isDefinedError(sign.error) && sign.error.code === 'WrongPassphrase';
  const refusal = refusalText(sign.error, { isAnother, files: text.evidence });
  return (
    <section className={classes.section} aria-labelledby="signature">
      <h2 id="signature" className={classes.smallTitle}>
        {words.title}
      </h2>
      {hindrance !== null && <p className={classes.text}>{hindrance}</p>}
      <p className={classes.note}>{isAnother ? words.inPlace : user.hasSigned ? '' : words.first}</p>
      <SignBox
        key={isAnother ? 'another' : 'mine'}
        content={<SignedContent form={form} text={text} />}
        meanings={meanings}
        signer={words.signer(user.printedName)}
        asksUserId={isAnother || !user.hasSigned}
        actionLabel={() => words.action}
        isSigning={sign.isPending}
        error={isWrongPassphrase ? refusal : null}
        onSign={submit}
      />
      {!isWrongPassphrase && (
        <FailureNote title={words.failed} error={sign.error}>
          {refusal}
        </FailureNote>
      )}
      {hindrance === null && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              sign.reset();
              setWantsAnother(!wantsAnother);
            }}
          >
            {wantsAnother ? words.mine : words.another}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Why the session's own person cannot sign here; null when they can. Their own record is said above the form already. */
function useHindrance(form: AssessmentForm): string | null {
  const { user } = useSession();
  const maySign = useMay('assessments.sign');
  if (form.obstacles.includes('ownRecord')) return assessWords.form.obstacles.ownRecord;
  if (!maySign) return assessWords.form.mayNotSign;
  return user.maySign ? null : assessWords.form.keyNotAttested;
}
