import { Button } from '@mantine/core';
import { IconCertificate, IconKey, IconUserCheck, IconUserOff, IconUsersGroup } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../lib/formatting';
import { useMay, useSession } from '../../lib/session';
import { usersWords } from '../../lib/words/users';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { KeyValueList } from '../../ui/key-value-list';
import { SidePanel } from '../../ui/side-panel';
import { passphraseFact, statementFact } from './account-facts';
import { AssignRolesForm, AttestForm, DeactivateForm, LinkPersonForm } from './account-forms';
import { GrantList } from './grant-list';
import { Loaded } from '../../ui/loaded';
import { useAttempts, useUsers, type User } from './queries';
import { ResetForm } from './reset-form';
import { stateOfUser } from './user-state';
import classes from './users.module.css';

const words = usersWords.panel;
const forms = { assign: AssignRolesForm, link: LinkPersonForm, attest: AttestForm, reset: ResetForm, deactivate: DeactivateForm } as const;

/** One account beside the list, and what an administrator can do with it. */
export function UserPanel({ userId }: { readonly userId: string }) {
  const query = useUsers();
  const navigate = useNavigate();
  const ownId = useSession().user.userId;
  const mayManage = useMay('users.manage');
  const [form, setForm] = useState<keyof typeof forms | null>(null);
  const user = query.data?.users.find((one) => one.userId === userId);
  const canChange = mayManage && user !== undefined && user.isActive && userId !== ownId;
  const lockedOut = useAttempts(useMay('users.read')).data?.lockedOut ?? [];
  // What is typed into an open form, or the secret it shows once, is not lost to another action.
  const isBusy = form !== null;
  const Form = form === null ? null : forms[form];
  return (
    <BesidePage>
      <SidePanel
        title={user?.printedName ?? words.loading}
        subtitle={user?.login}
        onClose={() => void navigate({ to: '/settings/users' })}
        actions={
          canChange ? (
            <>
              {user.keyState === 'awaitingAttestation' && (
                <Button disabled={isBusy} leftSection={<IconCertificate size={16} aria-hidden />} onClick={() => setForm('attest')}>
                  {words.attest}
                </Button>
              )}
              <Button
                variant="default"
                disabled={isBusy}
                leftSection={<IconUsersGroup size={16} aria-hidden />}
                onClick={() => setForm('assign')}
              >
                {words.assign}
              </Button>
              <Button
                variant="default"
                disabled={isBusy}
                leftSection={<IconUserCheck size={16} aria-hidden />}
                onClick={() => setForm('link')}
              >
                {words.link}
              </Button>
              <Button variant="default" disabled={isBusy} leftSection={<IconKey size={16} aria-hidden />} onClick={() => setForm('reset')}>
                {words.reset}
              </Button>
              <Button
                variant="default"
                disabled={isBusy}
                leftSection={<IconUserOff size={16} aria-hidden />}
                onClick={() => setForm('deactivate')}
              >
                {words.deactivate}
              </Button>
            </>
          ) : undefined
        }
      >
        <Loaded query={query}>
          {() =>
            user === undefined ? (
              <EmptyState title={words.notFound} />
            ) : (
              <>
                {mayManage && userId === ownId && <p className={classes.dimmed}>{words.own}</p>}
                {!user.isActive && <p className={classes.dimmed}>{words.ended}</p>}
                {Form !== null && <Form user={user} onDone={() => setForm(null)} />}
                <UserFacts user={user} lockedOut={lockedOut} />
              </>
            )
          }
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function UserFacts({ user, lockedOut }: { readonly user: User; readonly lockedOut: readonly string[] }) {
  const { kind, grants, keyState, keyFingerprint, attestedBy, passphrase, statement, lastReset, identityProof, personId, createdAt } = user;
  const account = usersWords.account;
  return (
    <KeyValueList
      items={[
        { key: 'state', label: words.state, value: stateOfUser(user, lockedOut) },
        { key: 'kind', label: account.kind, value: usersWords.kinds[kind], hint: usersWords.kindHints[kind] },
        { key: 'roles', label: account.roles, value: <GrantList grants={grants} /> },
        ...(personId === null
          ? []
          : [{ key: 'person', label: words.person, value: <a href={`#/people/${personId}`}>{words.personLink}</a> }]),
        {
          key: 'identity',
          label: account.identity,
          value: identityProof.document,
          hint: account.identityHint(identityProof.verifiedBy, identityProof.verifiedOn),
        },
        {
          key: 'key',
          label: account.key,
          value: usersWords.keyStates[keyState],
          ...(attestedBy === null ? {} : { hint: account.attestedBy(attestedBy) }),
        },
        ...(keyFingerprint === null
          ? []
          : [{ key: 'fingerprint', label: words.fingerprint, value: <span className={classes.fingerprint}>{keyFingerprint}</span> }]),
        ...(passphrase === null ? [] : [passphraseFact(passphrase)]),
        ...(statement === null ? [] : [statementFact(statement)]),
        ...(lastReset === null
          ? []
          : [
              {
                key: 'reset',
                label: words.lastReset,
                value: formatInstant(lastReset.resetAt),
                hint: words.resetBy(lastReset.requestedBy, lastReset.approvedBy, lastReset.reason, lastReset.isValid),
              },
            ]),
        { key: 'since', label: words.since, value: formatInstant(createdAt) },
      ]}
    />
  );
}
