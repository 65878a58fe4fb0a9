import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { loginName } from '../../../shared/contract/sites';
import { conflictsAmong } from '../../../shared/domain/separation-of-duties';
import { useDraft } from '../../lib/draft';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { usersWords } from '../../lib/words/users';
import { DraftStatus } from '../../ui/draft-status';
import { FailureNote } from '../../ui/failure-note';
import { ExceptionField, faultOfException } from './exception-field';
import { GrantFields, faultOfGrants } from './grant-fields';
import { emptyIdentity, faultsOfIdentity, IdentityFields, type Identity } from './identity-fields';
import { PersonField } from './person-field';
import { useAddUser, type Grant, type NewUser } from './queries';
import classes from './users.module.css';

const words = usersWords.add;
const kinds = ['opener', 'signer'] as const;

interface Fields {
  readonly printedName: string;
  readonly login: string;
  readonly kind: NewUser['kind'];
  readonly person: { readonly personId: string; readonly name: string } | null;
  readonly grants: readonly Grant[];
  readonly exception: string;
  readonly identity: Identity;
  readonly reason: string;
}
const empty: Fields = {
  printedName: '',
  login: '',
  kind: 'opener',
  person: null,
  grants: [{ role: 'assessor', unitId: null }],
  exception: '',
  identity: emptyIdentity(),
  reason: '',
};

export function AddUserForm(props: {
  readonly onAdded: (added: { readonly userId: string; readonly oneTimeSecret: string; readonly user: NewUser }) => void;
  readonly onCancel: () => void;
}) {
  const draft = useDraft<Fields>('user/new', words.title, empty);
  const add = useAddUser();
  const fields = { ...empty, ...draft.value };
  const change = (next: Partial<Fields>) => draft.change({ ...fields, ...next });
  const check = useFieldCheck({
    printedName: fields.printedName.trim() === '' ? words.printedNameMissing : null,
    login: loginName.safeParse(fields.login).success ? null : words.loginFault,
    grants: faultOfGrants(fields.grants),
    exception: faultOfException(conflictsAmong(fields.grants), fields.exception),
    ...faultsOfIdentity(fields.identity),
    reason: isReason(fields.reason) ? null : usersWords.reasonMissing,
  });
  const submit = () => {
    if (!check.isComplete()) return;
    const user = toNewUser(fields);
    add.mutate(user, {
      onSuccess: (made) => {
        void draft.discard();
        props.onAdded({ ...made, user });
      },
    });
  };
  const text = (field: 'printedName' | 'reason', label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      value={fields[field]}
      maxLength={200}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      {...check.of(field)}
    />
  );
  return (
    <form
      className={classes.form}
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {text('printedName', words.printedName, words.printedNameHint)}
      <TextInput
        label={words.login}
        description={words.loginHint}
        value={fields.login}
        maxLength={64}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => change({ login: event.currentTarget.value })}
        {...check.of('login')}
      />
      <Radio.Group
        label={words.kind}
        value={fields.kind}
        onChange={(value) => change({ kind: kinds.find((kind) => kind === value) ?? fields.kind })}
      >
        <Stack gap="xs" mt="xs">
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={usersWords.kinds[kind]} description={usersWords.kindHints[kind]} />
          ))}
        </Stack>
      </Radio.Group>
      <PersonField person={fields.person} onChange={(person) => change({ person })} />
      <GrantFields grants={fields.grants} error={check.of('grants').error} onChange={(grants) => change({ grants })} />
      <ExceptionField
        conflicts={conflictsAmong(fields.grants)}
        value={fields.exception}
        check={check.of('exception')}
        onChange={(exception) => change({ exception })}
      />
      <IdentityFields identity={fields.identity} check={check} onChange={(next) => change({ identity: { ...fields.identity, ...next } })} />
      {text('reason', usersWords.reason, usersWords.reasonHint)}
      <FailureNote title={usersWords.failed} error={add.error} />
      <div className={classes.buttons}>
        <Button type="submit" loading={add.isPending}>
          {words.submit}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            void draft.discard();
            props.onCancel();
          }}
        >
          {usersWords.cancel}
        </Button>
        <DraftStatus state={draft.state} />
      </div>
    </form>
  );
}

function toNewUser({ printedName, login, kind, person, grants, exception, identity, reason }: Fields): NewUser {
  return {
    printedName,
    login,
    kind,
    personId: person?.personId ?? null,
    grants: [...grants],
    exceptionReason: conflictsAmong(grants).length === 0 ? null : exception,
    identityProof: identity,
    reason,
  };
}
