import { ORPCError } from '@orpc/client';
import type { ReactNode } from 'react';
import { errorMessage } from '../../../lib/error-message';
import { useSession } from '../../../lib/session';
import { workWords } from '../../../lib/words/work';
import { FailureNote } from '../../../ui/failure-note';
import { SignBox } from '../../../ui/sign-box';
import classes from './work.module.css';

const words = workWords.file;

/** The signature of a second person at the same station, and why it was refused. */
export function SecondApproval({
  content,
  meaning,
  action,
  error,
  isPending,
  isComplete,
  onSign,
}: {
  readonly content: ReactNode;
  readonly meaning: string;
  readonly action: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isComplete: () => boolean;
  readonly onSign: (signature: { readonly login: string; readonly passphrase: string }) => void;
}) {
  const { user } = useSession();
  const isWrongPassphrase = error instanceof ORPCError && error.code === 'WrongPassphrase';
  return (
    <>
      <p className={classes.small}>{words.second(user.printedName)}</p>
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
      {!isWrongPassphrase && <FailureNote title={words.notWritten} error={error} />}
    </>
  );
}
