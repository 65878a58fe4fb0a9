import type { ReactNode } from 'react';
import { ORPCError } from '@orpc/client';
import { errorMessage } from '../../lib/error-message';
import { FailureNote } from '../../ui/failure-note';
import { SignBox } from '../../ui/sign-box';

/** The signature of a second person at the same station, and why it was refused. */
export function SecondSignature({
  content,
  meaning,
  action,
  failed,
  error,
  isPending,
  isComplete,
  refusal,
  onSign,
}: {
  readonly content: ReactNode;
  readonly meaning: string;
  readonly action: string;
  /** Stands above why it was refused. */
  readonly failed: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isComplete: () => boolean;
  /** Says better than the contract's words why it was refused. */
  readonly refusal?: ReactNode;
  readonly onSign: (signature: { readonly login: string; readonly passphrase: string }) => void;
}) {
  const isOfPassphrase = error instanceof ORPCError && error.code === 'WrongPassphrase';
  return (
    <>
      <SignBox
        content={content}
        meanings={[{ value: 'approved', label: meaning }]}
        asksUserId
        actionLabel={() => action}
        isSigning={isPending}
        error={isOfPassphrase ? errorMessage(error).message : null}
        isComplete={isComplete}
        onSign={({ userId, passphrase }) => onSign({ login: userId ?? '', passphrase })}
      />
      {!isOfPassphrase && (
        <FailureNote title={failed} error={error}>
          {refusal}
        </FailureNote>
      )}
    </>
  );
}
