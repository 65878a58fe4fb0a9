import { Button } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import { errorMessage } from '../lib/error-message';
import { onEscape, useFocusBack, useOpensInView } from '../lib/form-focus';
import { useSession } from '../lib/session';
import { uiWords } from '../lib/words/ui';
import { FailureNote } from './failure-note';
import { SignBox } from './sign-box';
import classes from './act-form.module.css';

const words = uiWords.sign;

export interface Act {
  /** What is signed, readable in full. */
  readonly content: ReactNode;
  readonly meaning: string;
  readonly action: string;
  /** Stands above why it was refused. */
  readonly failed: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  /** Whether the fields above are filled in; shows what is wrong with them. */
  readonly isComplete: () => boolean;
  readonly onSign: (signature: { readonly passphrase: string; readonly login?: string }) => void;
  /** Says better than the contract's words why it was refused. */
  readonly refusal?: ReactNode;
  /** How far it is, while it is being done. */
  readonly progress?: ReactNode;
}

/** The signature of who is signed in under what is done, and why it was refused. */
export function SignedAct({ onSign, ...act }: Act) {
  const { user } = useSession();
  if (!user.maySign) return <p>{words.keyNotAttested}</p>;
  return (
    <>
      {!user.hasSigned && <p className={classes.note}>{words.first}</p>}
      <Signing
        {...act}
        signer={words.signer(user.printedName)}
        asksUserId={!user.hasSigned}
        onSign={({ passphrase, userId }) => onSign(userId === null ? { passphrase } : { login: userId, passphrase })}
      />
    </>
  );
}

/** The signature of somebody else at the same station, by user ID and passphrase, and why it was refused; a note says who is to sign. */
export function SignedInPlace({
  note,
  onSign,
  ...act
}: Omit<Act, 'onSign'> & {
  readonly note?: (printedName: string) => string;
  readonly onSign: (signature: { readonly login: string; readonly passphrase: string }) => void;
}) {
  const { user } = useSession();
  return (
    <>
      {note !== undefined && <p className={classes.note}>{note(user.printedName)}</p>}
      <Signing {...act} asksUserId onSign={({ passphrase, userId }) => onSign({ login: userId ?? '', passphrase })} />
    </>
  );
}

function Signing({
  content,
  meaning,
  action,
  failed,
  error,
  isPending,
  isComplete,
  refusal,
  progress,
  ...box
}: Omit<Act, 'onSign'> & Pick<ComponentProps<typeof SignBox>, 'signer' | 'asksUserId' | 'onSign'>) {
  const isWrongPassphrase = error instanceof ORPCError && error.code === 'WrongPassphrase';
  return (
    <>
      <SignBox
        {...box}
        content={content}
        meanings={[{ value: 'signed', label: meaning }]}
        actionLabel={() => action}
        isSigning={isPending}
        error={isWrongPassphrase ? errorMessage(error).message : null}
        isComplete={isComplete}
      />
      {isPending && progress}
      {!isWrongPassphrase && (
        <FailureNote title={failed} error={error}>
          {refusal}
        </FailureNote>
      )}
    </>
  );
}

/** A form that opens in place and is done by a signature: its fields, the signature under them, and the way back. Esc leaves it. */
export function SignedForm({
  title,
  onCancel,
  children,
  ...act
}: Act & { readonly title: string; readonly onCancel: () => void; readonly children: ReactNode }) {
  useFocusBack();
  const frame = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // a field may have taken it already
    if (frame.current?.contains(document.activeElement) !== true) heading.current?.focus();
  }, []);
  useOpensInView(frame);
  return (
    <section ref={frame} className={classes.frame} aria-label={title} onKeyDown={onEscape(onCancel)}>
      <h2 ref={heading} tabIndex={-1} className={classes.title}>
        {title}
      </h2>
      {children}
      <SignedAct {...act} />
      <div>
        <Button variant="default" onClick={onCancel}>
          {uiWords.cancel}
        </Button>
      </div>
    </section>
  );
}
