import { Button } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useNavigate } from '@tanstack/react-router';
import type { Draft } from '../../lib/draft';
import { errorMessage } from '../../lib/error-message';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { accessWords } from '../../lib/words/access';
import { FailureNote } from '../../ui/failure-note';
import { SignBox } from '../../ui/sign-box';
import { decisionsOf, missingIn, type NotedByUserId } from './decisions';
import { useSignReview, type Prepared, type ReviewedAccount } from './queries';
import classes from './access.module.css';

const words = accessWords.form;
const meanings = [{ value: 'reviewed', label: words.meaning }] as const;

/** The signature under a review: first what is missing, then what is signed. */
export function ReviewSignature({
  prepared,
  noted,
  onListChanged,
  onTried,
  onHandIn,
  onDiscard,
}: {
  readonly prepared: Prepared;
  readonly noted: NotedByUserId;
  readonly onListChanged: () => void;
  /** Somebody asked to be led to what is missing. */
  readonly onTried: () => void;
  readonly onHandIn: Draft<unknown>['handIn'];
  readonly onDiscard: () => Promise<void>;
}) {
  const { user } = useSession();
  const sign = useSignReview();
  const navigate = useNavigate();
  const { accounts, basis } = prepared;
  const { undecided, unexplained } = missingIn(accounts, noted);
  const decisions = decisionsOf(accounts, noted);
  const changes = decisions.filter(({ decision }) => decision === 'change').length;
  const isWrongPassphrase = isDefinedError(sign.error) && sign.error.code === 'WrongPassphrase';
  const isComplete = undecided.length === 0 && unexplained.length === 0;
  const goTo = (account: ReviewedAccount) => {
    onTried();
    const line = document.querySelector(`[data-account="${CSS.escape(account.userId)}"]`);
    line?.scrollIntoView({ block: 'center' });
    line?.querySelector<HTMLElement>('input')?.focus();
  };
  return (
    <section className={classes.section} aria-labelledby="signature">
      <h2 id="signature" className={classes.title}>
        {words.signTitle}
      </h2>
      {!isComplete && (
        <>
          <p className={classes.note}>{words.before}</p>
          <ul className={classes.missing}>
            <Missing accounts={undecided} text={words.undecided} onGo={goTo} />
            <Missing accounts={unexplained} text={words.unexplained} onGo={goTo} />
          </ul>
        </>
      )}
      {isComplete && !user.maySign && <p className={classes.text}>{words.keyNotAttested}</p>}
      {isComplete && user.maySign && (
        <>
          <p className={classes.note}>{user.hasSigned ? '' : words.first}</p>
          <SignBox
            content={words.signed(decisions.length - changes, changes)}
            meanings={meanings}
            signer={words.signer(user.printedName)}
            asksUserId={!user.hasSigned}
            actionLabel={() => words.action}
            isSigning={sign.isPending}
            error={isWrongPassphrase ? errorMessage(sign.error).message : null}
            onSign={({ passphrase, userId }) =>
              sign.mutate(onHandIn({ basis, decisions, signature: userId === null ? { passphrase } : { login: userId, passphrase } }), {
                onSuccess: ({ reviewId }) => {
                  tell(words.done);
                  void onDiscard().then(() => navigate({ to: '/settings/access/reviews/$reviewId', params: { reviewId } }));
                },
                onError: (error) => {
                  if (isDefinedError(error) && error.code === 'ListChanged') onListChanged();
                },
              })
            }
          />
        </>
      )}
      {!isWrongPassphrase && <FailureNote title={words.failed} error={sign.error} />}
    </section>
  );
}

function Missing({
  accounts,
  text,
  onGo,
}: {
  readonly accounts: readonly ReviewedAccount[];
  readonly text: (n: number) => string;
  readonly onGo: (account: ReviewedAccount) => void;
}) {
  const [first] = accounts;
  if (first === undefined) return null;
  return (
    <li>
      {text(accounts.length)}
      <Button size="compact-sm" variant="default" onClick={() => onGo(first)}>
        {words.goThere}
      </Button>
    </li>
  );
}
