import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { reachByRole } from '../../../shared/domain/permissions';
import { errorMessage } from '../../lib/error-message';
import { useFieldCheck } from '../../lib/field-check';
import { onEscape, useFocusBack } from '../../lib/form-focus';
import { isReason } from '../../lib/reason';
import { useSession } from '../../lib/session';
import { usersWords } from '../../lib/words/users';
import { SignBox } from '../../ui/sign-box';
import { emptyIdentity, faultsOfIdentity, IdentityFields } from './identity-fields';
import { OneTimeSecret } from './one-time-secret';
import { useResetUser, useUsers, type User } from './queries';
import classes from './users.module.css';

const words = usersWords.reset;

/** Lets a person in again, by two administrators; then shows the one-time secret, once. */
export function ResetForm({ user, onDone }: { readonly user: User; readonly onDone: () => void }) {
  const ownId = useSession().user.userId;
  const { data } = useUsers();
  const [secret, setSecret] = useState<string | null>(null);
  useFocusBack();
  if (secret !== null) return <OneTimeSecret secret={secret} kind={user.kind} onDone={onDone} />;
  const seconds = (data?.users ?? []).filter((one) => mayApprove(one) && one.userId !== ownId && one.userId !== user.userId);
  if (data !== undefined && seconds.length === 0) return <NobodyElse onDone={onDone} />;
  return <ResetFields user={user} seconds={seconds.map(({ printedName }) => printedName)} onSecret={setSecret} onDone={onDone} />;
}

function mayApprove({ isActive, keyState, grants }: User): boolean {
  return isActive && keyState === 'attested' && grants.some(({ role }) => reachByRole[role]['users.manage'] === 'site');
}

/** Why no reset is possible now, and the two ways that there are. */
function NobodyElse({ onDone }: { readonly onDone: () => void }) {
  return (
    <section className={classes.panelForm} aria-label={words.nobodyTitle} onKeyDown={onEscape(onDone)}>
      <h3 className={classes.sectionTitle}>{words.nobodyTitle}</h3>
      <p className={classes.text}>{words.nobody}</p>
      <p className={classes.text}>{words.nobodyAtAll}</p>
      <div>
        <Button variant="default" autoFocus onClick={onDone}>
          {words.close}
        </Button>
      </div>
    </section>
  );
}

function ResetFields(props: {
  readonly user: User;
  /** Printed names of who can approve. */
  readonly seconds: readonly string[];
  readonly onSecret: (secret: string) => void;
  readonly onDone: () => void;
}) {
  const { user, seconds } = props;
  const { printedName } = useSession().user;
  const [identity, setIdentity] = useState(emptyIdentity);
  const [reason, setReason] = useState('');
  const reset = useResetUser();
  const check = useFieldCheck({ ...faultsOfIdentity(identity), reason: isReason(reason) ? null : usersWords.reasonMissing });
  const fields = useRef<HTMLElement>(null);
  useEffect(() => fields.current?.querySelector('input')?.focus(), []);
  const approve = (login: string, passphrase: string) =>
    reset.mutate(
      { userId: user.userId, identityProof: identity, reason, signature: { login, passphrase } },
      { onSuccess: ({ oneTimeSecret }) => props.onSecret(oneTimeSecret) },
    );
  return (
    <section ref={fields} className={classes.panelForm} aria-label={words.title(user.printedName)} onKeyDown={onEscape(props.onDone)}>
      <h3 className={classes.sectionTitle}>{words.title(user.printedName)}</h3>
      <p className={classes.text}>{words.hint}</p>
      <IdentityFields identity={identity} check={check} onChange={(next) => setIdentity({ ...identity, ...next })} />
      <TextInput
        label={usersWords.reason}
        description={usersWords.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <p className={classes.text}>{words.second(printedName, seconds)}</p>
      <SignBox
        content={words.content(user.printedName, user.login)}
        meanings={[{ value: 'approves', label: words.meaning }]}
        asksUserId
        actionLabel={() => words.action(user.printedName)}
        isSigning={reset.isPending}
        error={reset.error === null ? null : errorMessage(reset.error).message}
        isComplete={check.isComplete}
        onSign={({ userId, passphrase }) => approve(userId ?? '', passphrase)}
      />
      <div>
        <Button variant="default" onClick={props.onDone}>
          {usersWords.cancel}
        </Button>
      </div>
    </section>
  );
}
