import { ORPCError } from '@orpc/client';
import type { ReactNode } from 'react';
import { errorMessage } from '../../lib/error-message';
import { useSession } from '../../lib/session';
import { FailureNote } from '../../ui/failure-note';
import { SignBox } from '../../ui/sign-box';
import classes from './packages.module.css';

/** A second person's signature in place, under what is approved. */
export function SecondSignature({
  note,
  content,
  meaning,
  action,
  failed,
  error,
  isPending,
  refusal,
  isComplete,
  onSign,
}: {
  /** Says who is signed in and who is to sign. */
  readonly note: (printedName: string) => string;
  readonly content: ReactNode;
  readonly meaning: string;
  readonly action: string;
  readonly failed: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly refusal?: ReactNode;
  readonly isComplete: () => boolean;
  readonly onSign: (signature: { readonly login: string; readonly passphrase: string }) => void;
}) {
  const { user } = useSession();
  const isWrongPassphrase = error instanceof ORPCError && error.code === 'WrongPassphrase';
  return (
    <>
      <p className={classes.small}>{note(user.printedName)}</p>
      <SignBox
        content={content}
        meanings={[{ value: 'signed', label: meaning }]}
        asksUserId
        actionLabel={() => action}
        isSigning={isPending}
        error={isWrongPassphrase ? errorMessage(error).message : null}
        isComplete={isComplete}
        onSign={({ userId, passphrase }) => onSign({ login: userId ?? '', passphrase })}
      />
      {!isWrongPassphrase && (
        <FailureNote title={failed} error={error}>
          {refusal}
        </FailureNote>
      )}
    </>
  );
}
