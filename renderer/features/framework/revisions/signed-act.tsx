import { ORPCError } from '@orpc/client';
import type { ReactNode } from 'react';
import { errorMessage } from '../../../lib/error-message';
import { useSession } from '../../../lib/session';
import { revisionWords } from '../../../lib/words/revisions';
import { FailureNote } from '../../../ui/failure-note';
import { SignBox } from '../../../ui/sign-box';
import classes from './revisions.module.css';

const words = revisionWords.approval.sign;

type SignatureInput = { readonly passphrase: string; readonly login?: string };

/** The signature under what is done to a revision, and why it was refused; children say that better than the contract can. */
export function SignedAct({
  content,
  meaning,
  action,
  failed,
  error,
  isPending,
  isComplete,
  onSign,
  children,
}: {
  readonly content: ReactNode;
  readonly meaning: string;
  readonly action: string;
  readonly failed: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isComplete?: () => boolean;
  readonly onSign: (signature: SignatureInput) => void;
  readonly children?: ReactNode;
}) {
  const { user } = useSession();
  if (!user.maySign) return <p className={classes.text}>{words.keyNotAttested}</p>;
  const isWrongPassphrase = error instanceof ORPCError && error.code === 'WrongPassphrase';
  return (
    <>
      {!user.hasSigned && <p className={classes.dimmed}>{words.first}</p>}
      <SignBox
        content={content}
        meanings={[{ value: 'signed', label: meaning }]}
        signer={words.signer(user.printedName)}
        asksUserId={!user.hasSigned}
        actionLabel={() => action}
        isSigning={isPending}
        error={isWrongPassphrase ? errorMessage(error).message : null}
        {...(isComplete && { isComplete })}
        onSign={({ passphrase, userId }) => onSign(userId === null ? { passphrase } : { login: userId, passphrase })}
      />
      {!isWrongPassphrase && (
        <FailureNote title={failed} error={error}>
          {children}
        </FailureNote>
      )}
    </>
  );
}
