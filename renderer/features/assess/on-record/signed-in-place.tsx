import { ORPCError } from '@orpc/client';
import type { ReactNode } from 'react';
import { errorMessage } from '../../../lib/error-message';
import { evidenceWords } from '../../../lib/words/evidence';
import { FailureNote } from '../../../ui/failure-note';
import { SignBox } from '../../../ui/sign-box';
import classes from '../assess.module.css';

/** The place where somebody says by user id and passphrase that it is them, at whoever's station; and why it was refused. */
export function SignedInPlace({
  content,
  meaning,
  action,
  failed,
  error,
  isPending,
  isComplete = () => true,
  onSign,
}: {
  readonly content: ReactNode;
  readonly meaning: string;
  readonly action: string;
  readonly failed: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isComplete?: () => boolean;
  readonly onSign: (signature: { readonly login: string; readonly passphrase: string }) => void;
}) {
  const isWrongPassphrase = error instanceof ORPCError && error.code === 'WrongPassphrase';
  return (
    <>
      <p className={classes.note}>{evidenceWords.inPlace}</p>
      <SignBox
        content={content}
        meanings={[{ value: 'signed', label: meaning }]}
        asksUserId
        actionLabel={() => action}
        isSigning={isPending}
        error={isWrongPassphrase ? errorMessage(error).message : null}
        isComplete={isComplete}
        onSign={({ passphrase, userId }) => onSign({ login: userId ?? '', passphrase })}
      />
      {!isWrongPassphrase && <FailureNote title={failed} error={error} />}
    </>
  );
}
