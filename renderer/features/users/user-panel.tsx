import { Button } from '@mantine/core';
import { IconCertificate, IconUserCheck, IconUserOff, IconUsersGroup } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../lib/formatting';
import { useMay, useSession } from '../../lib/session';
import { usersWords } from '../../lib/words/users';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { KeyValueList } from '../../ui/key-value-list';
import { SidePanel } from '../../ui/side-panel';
import { AssignRolesForm, AttestForm, DeactivateForm, LinkPersonForm } from './account-forms';
import { GrantList } from './grant-list';
import { Loaded } from '../../ui/loaded';
import { useUsers, type User } from './queries';
import classes from './users.module.css';

const words = usersWords.panel;
const forms = { assign: AssignRolesForm, link: LinkPersonForm, attest: AttestForm, deactivate: DeactivateForm } as const;

/** One account beside the list, and what an administrator can do with it. */
export function UserPanel({ userId }: { readonly userId: string }) {
  const query = useUsers();
  const navigate = useNavigate();
  const ownId = useSession().user.userId;
  const mayManage = useMay('users.manage');
  const [form, setForm] = useState<keyof typeof forms | null>(null);
  const user = query.data?.users.find((one) => one.userId === userId);
  const canChange = mayManage && user !== undefined && user.isActive && userId !== ownId;
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
                <Button leftSection={<IconCertificate size={16} aria-hidden />} onClick={() => setForm('attest')}>
                  {words.attest}
                </Button>
              )}
              <Button variant="default" leftSection={<IconUsersGroup size={16} aria-hidden />} onClick={() => setForm('assign')}>
                {words.assign}
              </Button>
              <Button variant="default" leftSection={<IconUserCheck size={16} aria-hidden />} onClick={() => setForm('link')}>
                {words.link}
              </Button>
              <Button variant="default" leftSection={<IconUserOff size={16} aria-hidden />} onClick={() => setForm('deactivate')}>
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
                <UserFacts user={user} />
              </>
            )
          }
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function UserFacts({ user }: { readonly user: User }) {
  const { kind, isActive, grants, keyState, keyFingerprint, attestedBy, identityProof, personId, createdAt } = user;
  const account = usersWords.account;
  return (
    <KeyValueList
      items={[
        { key: 'state', label: words.state, value: isActive ? usersWords.list.active : usersWords.list.ended },
        { key: 'kind', label: account.kind, value: usersWords.kinds[kind], hint: usersWords.kindHints[kind] },
        { key: 'roles', label: account.roles, value: <GrantList grants={grants} /> },
        ...(personId === null
          ? []
          : [{ key: 'person', label: words.person, value: <a href={`#/people/${personId}`}>{words.personLink}</a> }]),
        { key: 'identity', label: account.identity, value: identityProof.document, hint: account.identityHint(identityProof.verifiedBy) },
        {
          key: 'key',
          label: account.key,
          value: usersWords.keyStates[keyState],
          ...(attestedBy === null ? {} : { hint: account.attestedBy(attestedBy) }),
        },
        ...(keyFingerprint === null
          ? []
          : [{ key: 'fingerprint', label: words.fingerprint, value: <span className={classes.fingerprint}>{keyFingerprint}</span> }]),
        { key: 'since', label: words.since, value: formatInstant(createdAt) },
      ]}
    />
  );
}
