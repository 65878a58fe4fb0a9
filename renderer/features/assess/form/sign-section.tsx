import { Button, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import type { Draft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { useMay, useSession } from '../../../lib/session';
import { assessWords } from '../../../lib/words/assess';
import { assessorWords } from '../../../lib/words/assessors';
import { correctionWords } from '../../../lib/words/corrections';
import { uiWords } from '../../../lib/words/ui';
import { FailureNote } from '../../../ui/failure-note';
import { SignBox, type Signature } from '../../../ui/sign-box';
import type { AssessmentForm, SignerFacts } from '../queries';
import { AmendmentFields, type Authoriser } from './amendment-fields';
import type { AssessmentText, Moment } from './assessment-text';
import { newAssessment, type FormPurpose } from './purpose';
import { changesRating } from './rating-now';
import { refusalText } from './refusal-text';
import { SecondRaterField } from './second-rater-field';
import { SignedContent } from './signed-content';
import { isKept, useSigner } from './use-signer';
import { useSubmission } from './use-submission';
import classes from '../assess.module.css';

const words = assessWords.sign;
const assessorForm = assessorWords.assess;
const meanings = [{ value: 'assessed', label: words.meaning }] as const;

/** The signature under the form: by the session's person, or in place by another assessor. */
export function SignSection({
  form,
  text,
  moment,
  purpose = newAssessment,
  onChecklistChanged,
  onText,
  onSigned,
  onHandIn,
  onDiscard,
}: {
  readonly form: AssessmentForm;
  readonly text: AssessmentText;
  readonly moment: Moment;
  readonly purpose?: FormPurpose;
  readonly onChecklistChanged: () => void;
  readonly onText: (part: Partial<AssessmentText>) => void;
  readonly onSigned: () => void;
  readonly onHandIn: Draft<unknown>['handIn'];
  readonly onDiscard: () => Promise<void>;
}) {
  const { user } = useSession();
  const sign = useSubmission(purpose, form, text, moment, onHandIn);
  const signer = useSigner(form, text);
  const own = useHindrance(form, signer);
  const hindrance = purpose.kind === 'second' && purpose.isOwn ? correctionWords.second.another : own;
  const [wantsAnother, setWantsAnother] = useState(false);
  const isAnother = wantsAnother || hindrance !== null;
  const isAsked = sign.error instanceof ORPCError && sign.error.code === 'IndependenceReasonMissing';
  const needsReason = isAsked || (!isAnother && signer?.independence.rule === 'reason');
  const isChange = purpose.kind === 'amend' && changesRating(form, purpose.record, text);
  const [authoriser, setAuthoriser] = useState<Authoriser>({ login: '', passphrase: '' });
  // The passphrases are forgotten once handed over: that they are gone then is no fault to be shown.
  const [isHandedOver, setHandedOver] = useState(false);
  const check = useFieldCheck({
    independenceReason: needsReason && text.independenceReason.trim() === '' ? assessorForm.reasonMissing : null,
    amendReason: purpose.kind === 'amend' && !isReason(text.amendReason ?? '') ? correctionWords.reasonMissing : null,
    amendCode: isChange && (text.amendCode ?? null) === null ? correctionWords.amend.codeMissing : null,
    authoriserLogin: isChange && authoriser.login.trim() === '' ? correctionWords.amend.userIdMissing : null,
    authoriserPassphrase: isChange && authoriser.passphrase === '' ? uiWords.passphrase.missing : null,
  });

  const submit = ({ passphrase, userId }: Signature) => {
    const signature = userId === null ? { passphrase } : { login: userId, passphrase };
    sign.sign(
      signature,
      {
        onSigned: () => {
          onSigned();
          return onDiscard();
        },
        onError: (error) => {
          if (error instanceof ORPCError && error.code === 'ChecklistChanged') onChecklistChanged();
        },
      },
      isChange ? { ...authoriser, login: authoriser.login.trim() } : null,
    );
    setAuthoriser({ ...authoriser, passphrase: '' });
    setHandedOver(true);
  };
  const isWrong = sign.error instanceof ORPCError && sign.error.code === 'WrongPassphrase';
  // Of two people who sign it is not said whose passphrase it was.
  const isWrongPassphrase = isWrong && !isChange;
  const refused = refusalText(sign.error, { isAnother, files: text.evidence });
  const refusal = isWrong && isChange ? correctionWords.amend.notRight(refused) : refused;
  return (
    <section className={classes.section} aria-labelledby="signature">
      <h2 id="signature" className={classes.smallTitle}>
        {words.title}
      </h2>
      {hindrance !== null && <p className={classes.text}>{hindrance}</p>}
      <p className={classes.note}>{isAnother ? words.inPlace : user.hasSigned ? '' : words.first}</p>
      {(needsReason || text.independenceReason !== '') && (
        <TextInput
          label={assessorForm.reason}
          description={assessorForm.reasonHint}
          value={text.independenceReason}
          maxLength={4000}
          withAsterisk={needsReason}
          onChange={(event) => onText({ independenceReason: event.currentTarget.value })}
          {...check.of('independenceReason')}
        />
      )}
      {purpose.kind === 'new' && <SecondRaterField form={form} text={text} onText={onText} />}
      {purpose.kind === 'amend' && (
        <AmendmentFields
          text={text}
          isRatingChanged={isChange}
          authoriser={authoriser}
          isHandedOver={isHandedOver}
          isSigning={sign.isPending}
          check={check}
          onText={onText}
          onAuthoriser={(next) => {
            setHandedOver(false);
            setAuthoriser(next);
          }}
        />
      )}
      <SignBox
        key={isAnother ? 'another' : 'mine'}
        content={
          <SignedContent
            form={form}
            text={text}
            moment={moment}
            amendment={
              purpose.kind === 'amend' ? { comment: text.amendReason ?? '', code: isChange ? (text.amendCode ?? null) : null } : null
            }
          />
        }
        meanings={meanings}
        signer={words.signer(user.printedName)}
        asksUserId={isAnother || !user.hasSigned}
        actionLabel={() => sign.action}
        isSigning={sign.isPending}
        error={isWrongPassphrase ? refusal : null}
        isComplete={() => {
          setHandedOver(false);
          return check.isComplete();
        }}
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
function useHindrance(form: AssessmentForm, signer: SignerFacts | undefined): string | null {
  const { user } = useSession();
  const maySign = useMay('assessments.sign');
  if (form.obstacles.includes('ownRecord')) return assessWords.form.obstacles.ownRecord;
  if (!maySign) return assessWords.form.mayNotSign;
  if (!user.maySign) return assessWords.form.keyNotAttested;
  return signer !== undefined && isKept(signer) ? assessorForm.another : null;
}
