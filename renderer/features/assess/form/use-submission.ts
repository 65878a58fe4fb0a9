import { useNavigate } from '@tanstack/react-router';
import type { Draft } from '../../../lib/draft';
import { tell } from '../../../lib/tell';
import { assessWords } from '../../../lib/words/assess';
import { correctionWords as words } from '../../../lib/words/corrections';
import { useAmendAssessment, useRateFirst, useRateSecond, useSignAssessment, type AssessmentForm } from '../queries';
import { inputOf } from './assessment-faults';
import type { AssessmentText, Moment } from './assessment-text';
import type { FormPurpose } from './purpose';

type Signature = { readonly passphrase: string; readonly login?: string };

interface Submission {
  readonly action: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly reset: () => void;
  readonly sign: (
    signature: Signature,
    after: { readonly onSigned: () => Promise<void>; readonly onError: (error: Error) => void },
    /** Of who authorises that a rating changes; null: nobody has to. */
    approval: Signature | null,
  ) => void;
}

/** What signing the form comes to, by what it is filled in for. */
export function useSubmission(
  purpose: FormPurpose,
  form: AssessmentForm,
  text: AssessmentText,
  moment: Moment,
  handIn: Draft<unknown>['handIn'],
): Submission {
  const single = useSignAssessment();
  const first = useRateFirst();
  const second = useRateSecond();
  const amend = useAmendAssessment();
  const navigate = useNavigate();
  const input = () => inputOf(form, text, moment);
  const toRecord = (assessmentId: string) => void navigate({ to: '/assess/records/$assessmentId', params: { assessmentId } });
  const of = { amend, second, new: asksSecond(form, text) ? first : single }[purpose.kind];
  const state = { error: of.error, isPending: of.isPending, reset: of.reset };

  switch (purpose.kind) {
    case 'amend':
      return {
        ...state,
        action: words.amend.action,
        sign: (signature, { onSigned, onError }, approval) =>
          amend.mutate(
            handIn({
              ...input(),
              assessmentId: purpose.record.assessmentId,
              reason: text.amendReason ?? '',
              amendCode: approval === null ? null : (text.amendCode ?? null),
              approval,
              signature,
            }),
            {
              onSuccess: ({ assessmentId }) => {
                tell(words.amend.done);
                void onSigned().then(() => toRecord(assessmentId));
              },
              onError,
            },
          ),
      };
    case 'second':
      return {
        ...state,
        action: words.second.action,
        sign: (signature, { onSigned, onError }) =>
          second.mutate(handIn({ ...input(), firstId: purpose.first.assessmentId, signature }), {
            onSuccess: (both) => {
              const told = both.first.outcome === both.outcome ? words.second.agree : words.second.disagree;
              tell(told(both.first.assessorName, assessWords.outcomes[both.first.outcome].toLowerCase()));
              void onSigned().then(() => toRecord(both.assessmentId));
            },
            onError,
          }),
      };
    case 'new':
      return asksSecond(form, text)
        ? {
            ...state,
            action: words.first.action,
            sign: (signature, { onSigned, onError }) =>
              first.mutate(handIn({ ...input(), secondLogin: text.second?.login ?? null, signature }), {
                onSuccess: () => {
                  tell(words.first.done);
                  void onSigned().then(() => navigate({ to: '/' }));
                },
                onError,
              }),
          }
        : {
            ...state,
            action: assessWords.sign.action,
            sign: (signature, { onSigned, onError }) =>
              single.mutate(handIn({ ...input(), signature }), {
                onSuccess: ({ assessmentId, outcome }) => {
                  tell(assessWords.sign.done(assessWords.outcomes[outcome]));
                  void onSigned().then(() => toRecord(assessmentId));
                },
                onError,
              }),
          };
  }
}

/** Whether two people are to rate this: the level asks for it, or the assessor does. */
export function asksSecond({ secondRatingLevels }: AssessmentForm, { level, second }: AssessmentText): boolean {
  return secondRatingLevels.includes(level) || second?.isWanted === true;
}
