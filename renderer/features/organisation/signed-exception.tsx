import { Button } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useEffect, useRef, type ReactNode } from 'react';
import { errorMessage } from '../../lib/error-message';
import { onEscape, useFocusBack } from '../../lib/form-focus';
import { useSession } from '../../lib/session';
import { organisationWords } from '../../lib/words/organisation';
import { FailureNote } from '../../ui/failure-note';
import { SignBox } from '../../ui/sign-box';
import classes from './organisation.module.css';

const words = organisationWords.requirements.form;

/** The frame of what is done to an exception: its fields, the signature under it, and why it was refused. */
export function SignedException(props: {
  readonly title: string;
  readonly content: string;
  readonly meaning: string;
  readonly action: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isComplete: () => boolean;
  readonly onSign: (signature: { readonly passphrase: string; readonly login?: string }) => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const { user } = useSession();
  const { error } = props;
  useFocusBack();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isWrongPassphrase = error instanceof ORPCError && error.code === 'WrongPassphrase';
  return (
    <section className={classes.form} aria-label={props.title} onKeyDown={onEscape(props.onCancel)}>
      <h3 ref={heading} tabIndex={-1} className={classes.sectionTitle}>
        {props.title}
      </h3>
      {props.children}
      {user.maySign ? (
        <>
          {!user.hasSigned && <p className={classes.small}>{words.first}</p>}
          <SignBox
            content={props.content}
            meanings={[{ value: 'signed', label: props.meaning }]}
            signer={words.signer(user.printedName)}
            asksUserId={!user.hasSigned}
            actionLabel={() => props.action}
            isSigning={props.isPending}
            error={isWrongPassphrase ? errorMessage(error).message : null}
            isComplete={props.isComplete}
            onSign={({ passphrase, userId }) => props.onSign(userId === null ? { passphrase } : { login: userId, passphrase })}
          />
        </>
      ) : (
        <p className={classes.text}>{words.keyNotAttested}</p>
      )}
      {!isWrongPassphrase && <FailureNote title={words.failed} error={error} />}
      <div>
        <Button variant="default" onClick={props.onCancel}>
          {organisationWords.cancel}
        </Button>
      </div>
    </section>
  );
}
