import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { newLogin } from '../../../shared/contract/sites';
import { isShownAsKept } from '../../../shared/domain/shown-name';
import { conflictsAmong } from '../../../shared/domain/separation-of-duties';
import { useDraft } from '../../lib/draft';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { usersWords } from '../../lib/words/users';
import { DraftStatus } from '../../ui/draft-status';
import { FailureNote } from '../../ui/failure-note';
import { PersonSelect } from '../../ui/person-select';
import { ExceptionField, faultOfException } from './exception-field';
import { GrantFields, faultOfGrants } from './grant-fields';
import { emptyIdentity, faultsOfIdentity, IdentityFields, type Identity } from './identity-fields';
import { useAddUser, type Grant, type NewUser, type Proposal } from './queries';
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

/** What a directory says of an account; its roles are chosen here, none is given beforehand. */
function proposed({ userName, displayName, person }: Proposal): Fields {
  const [local = userName] = userName.split('@');
  return { ...empty, printedName: displayName, login: newLogin.safeParse(local).success ? local : '', person, grants: [] };
}

export function AddUserForm(props: {
  readonly proposal: Proposal | null;
  readonly onAdded: (added: { readonly userId: string; readonly oneTimeSecret: string; readonly user: NewUser }) => void;
  readonly onCancel: () => void;
}) {
  const { proposal } = props;
  const initial = proposal === null ? empty : proposed(proposal);
  const draft = useDraft<Fields>(proposal === null ? 'user/new' : `user/new/${proposal.proposalId}`, words.title, initial);
  const add = useAddUser();
  const fields = { ...initial, ...draft.value };
  const change = (next: Partial<Fields>) => draft.change({ ...fields, ...next });
  const check = useFieldCheck({
    printedName:
      fields.printedName.trim() === '' ? words.printedNameMissing : isShownAsKept(fields.printedName) ? null : words.printedNameFault,
    login: newLogin.safeParse(fields.login).success ? null : words.loginFault,
    grants: faultOfGrants(fields.grants),
    exception: faultOfException(conflictsAmong(fields.grants), fields.exception),
    ...faultsOfIdentity(fields.identity),
    reason: isReason(fields.reason) ? null : usersWords.reasonMissing,
  });
  const submit = () => {
    if (!check.isComplete()) return;
    const user = toNewUser(fields, proposal?.proposalId ?? null);
    add.mutate(draft.handIn(user), {
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
      {proposal !== null && <p className={classes.dimmed}>{words.proposed(proposal.userName, proposal.source.fileName)}</p>}
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
      <PersonSelect label={words.person} description={words.personHint} person={fields.person} onChange={(person) => change({ person })} />
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

function toNewUser({ printedName, login, kind, person, grants, exception, identity, reason }: Fields, proposalId: string | null): NewUser {
  return {
    printedName,
    login,
    kind,
    personId: person?.personId ?? null,
    grants: [...grants],
    exceptionReason: conflictsAmong(grants).length === 0 ? null : exception,
    identityProof: identity,
    proposalId,
    reason,
  };
}
