import { Select } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { errorMessage } from '../../../lib/error-message';
import { uiWords } from '../../../lib/words/ui';
import { FailureNote } from '../../../ui/failure-note';
import { SignBox } from '../../../ui/sign-box';
import classes from './sessions.module.css';

export interface Signing {
  readonly memberId: string;
  readonly name: string;
  readonly login: string | null;
}

/**
 * A member of the panel says who they are by name, and proves it by their passphrase, at whoever's station. Once one has signed, the
 * next finds the focus on the names.
 */
export function MemberSignature({
  members,
  label,
  missing,
  content,
  meaning,
  action,
  failed,
  error,
  refusal,
  isPending,
  isComplete = () => true,
  onSign,
}: {
  readonly members: readonly Signing[];
  readonly label: string;
  readonly missing: string;
  readonly content: ReactNode;
  readonly meaning: string;
  readonly action: string;
  readonly failed: string;
  readonly error: Error | null;
  readonly refusal?: ReactNode;
  readonly isPending: boolean;
  readonly isComplete?: () => boolean;
  readonly onSign: (memberId: string, signature: { readonly login: string; readonly passphrase: string }) => void;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const here = members.filter(({ login }) => login !== null);
  const member = here.find(({ memberId }) => memberId === chosen);
  const names = useRef<HTMLInputElement>(null);
  const [first] = useState(here.length);
  const [waiting, setWaiting] = useState(here.length);
  if (waiting !== here.length) {
    setWaiting(here.length);
    setMissing(false);
  }
  const signed = first - here.length;
  const seen = useRef(0);
  useEffect(() => {
    // the names are switched off until the signature is through
    if (isPending || signed <= seen.current) return;
    seen.current = signed;
    names.current?.focus();
  }, [signed, isPending]);
  const isWrongPassphrase = error instanceof ORPCError && error.code === 'WrongPassphrase';
  return (
    <section className={classes.form}>
      <Select
        // anew for the next: it would still point at the option that was chosen and is gone
        key={here.length}
        ref={names}
        label={label}
        data={here.map(({ memberId, name }) => ({ value: memberId, label: name }))}
        value={member?.memberId ?? null}
        error={isMissing && member === undefined ? missing : null}
        searchable
        disabled={isPending}
        onChange={setChosen}
      />
      <SignBox
        content={content}
        meanings={[{ value: 'signed', label: meaning }]}
        {...(member === undefined ? {} : { signer: uiWords.sign.signer(member.name) })}
        actionLabel={() => action}
        isSigning={isPending}
        error={isWrongPassphrase ? errorMessage(error).message : null}
        isComplete={() => {
          setMissing(true);
          return isComplete() && member !== undefined;
        }}
        onSign={({ passphrase }) => {
          if (member?.login != null) onSign(member.memberId, { login: member.login, passphrase });
        }}
      />
      {!isWrongPassphrase && (
        <FailureNote title={failed} error={error}>
          {refusal}
        </FailureNote>
      )}
    </section>
  );
}
