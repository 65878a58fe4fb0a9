import { useState } from 'react';
import { conflictsAmong } from '../../../shared/domain/separation-of-duties';
import { useFieldCheck } from '../../lib/field-check';
import { usersWords } from '../../lib/words/users';
import { PersonSelect, type ChosenPerson } from '../../ui/person-select';
import { ExceptionField, faultOfException } from './exception-field';
import { GrantFields, faultOfGrants } from './grant-fields';
import { useAssignRoles, useAttestUser, useDeactivateUser, useLinkPerson, useRights, type User } from './queries';
import { ReasonForm } from './reason-form';
import classes from './users.module.css';

const words = usersWords.panel;

interface FormProps {
  readonly user: User;
  readonly onDone: () => void;
}

export function AssignRolesForm({ user, onDone }: FormProps) {
  const [grants, setGrants] = useState(user.grants);
  const [exception, setException] = useState('');
  const assign = useAssignRoles();
  const account = useRights().data?.users.find(({ userId }) => userId === user.userId);
  const explained = account?.conflicts.filter((conflict) => conflict.exception !== null) ?? [];
  const conflicts = conflictsAmong(grants).filter(({ key }) => !explained.some((known) => known.key === key));
  const fault = faultOfGrants(grants);
  const check = useFieldCheck({ exception: faultOfException(conflicts, exception) });
  return (
    <ReasonForm
      action={words.assignAs(user.printedName)}
      isReady={fault === null}
      isPending={assign.isPending}
      error={assign.error}
      onSubmit={(reason) => {
        if (!check.isComplete()) return;
        const exceptionReason = conflicts.length === 0 ? null : exception;
        assign.mutate({ userId: user.userId, grants, exceptionReason, reason }, { onSuccess: onDone });
      }}
      onCancel={onDone}
    >
      <GrantFields grants={grants} error={fault} onChange={setGrants} />
      <ExceptionField conflicts={conflicts} value={exception} check={check.of('exception')} onChange={setException} />
    </ReasonForm>
  );
}

/** Says which person on record the account is; none where it is nobody's. */
export function LinkPersonForm({ user, onDone }: FormProps) {
  const [person, setPerson] = useState<ChosenPerson | null>(null);
  const link = useLinkPerson();
  return (
    <ReasonForm
      action={person === null ? words.unlinkAs(user.printedName) : words.linkAs(user.printedName)}
      isReady={person !== null || user.personId !== null}
      isPending={link.isPending}
      error={link.error}
      onSubmit={(reason) => link.mutate({ userId: user.userId, personId: person?.personId ?? null, reason }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <p className={classes.text}>{words.linkHint}</p>
      <PersonSelect label={usersWords.add.person} description={usersWords.add.personHint} person={person} onChange={setPerson} />
    </ReasonForm>
  );
}

/** Confirms a key after its fingerprint was compared with what the person sees on their own screen. */
export function AttestForm({ user, onDone }: FormProps) {
  const attest = useAttestUser();
  return (
    <ReasonForm
      action={words.attestAs(user.printedName)}
      reasonLabel={words.attestReason}
      isPending={attest.isPending}
      error={attest.error}
      onSubmit={(reason) => attest.mutate({ userId: user.userId, reason }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <p className={classes.text}>{words.attestHint(user.printedName)}</p>
      <p className={classes.secret}>{user.keyFingerprint}</p>
    </ReasonForm>
  );
}

export function DeactivateForm({ user, onDone }: FormProps) {
  const deactivate = useDeactivateUser();
  return (
    <ReasonForm
      action={words.deactivateAs(user.printedName)}
      isDestructive
      isPending={deactivate.isPending}
      error={deactivate.error}
      onSubmit={(reason) => deactivate.mutate({ userId: user.userId, reason }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <p className={classes.text}>{words.deactivateHint}</p>
      {user.kind === 'opener' && <p className={classes.text}>{words.deactivateOpenerHint}</p>}
    </ReasonForm>
  );
}
