import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { exceptionKinds, type ExceptionKind } from '../../../../shared/domain/exception';
import type { Permission } from '../../../../shared/domain/permissions';
import type { StandingState } from '../../../../shared/domain/state';
import { useAsOf } from '../../../lib/as-of';
import { useSession } from '../../../lib/session';
import { exceptionWords } from '../../../lib/words/exceptions';

const words = exceptionWords.menu;
const needed = {
  extension: 'qualifications.extend',
  exemption: 'qualifications.except',
  waiver: 'qualifications.except',
  suspension: 'qualifications.suspend',
  revocation: 'qualifications.revoke',
  reinstatement: 'qualifications.reinstate',
} satisfies Record<ExceptionKind, Permission>;

/** What may be signed at a qualification by who is signed in; nothing about themselves, and nothing on another day than today. */
export function ActionsMenu({
  personId,
  competencyId,
  code,
  state,
}: {
  readonly personId: string;
  readonly competencyId: string;
  readonly code: string;
  readonly state: StandingState;
}) {
  const { user, permissions } = useSession();
  const asOf = useAsOf();
  const navigate = useNavigate();
  const offered = exceptionKinds.filter((kind) => permissions.includes(needed[kind]) && isSensible(kind, state));
  if (offered.length === 0 || asOf !== null || user.personId === personId) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-xs" variant="default" aria-label={words.of(code)} rightSection={<IconChevronDown size={12} aria-hidden />}>
          {words.open}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={words.of(code)}>
        {offered.map((kind) => (
          <Menu.Item
            key={kind}
            onClick={() =>
              void navigate({
                to: '/people/$personId/exception/$kind/$competencyId',
                params: { personId, kind, competencyId },
                search: true,
              })
            }
          >
            {words.items[kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** While somebody is suspended or revoked nothing else has effect; a suspension can still become a revocation. */
function isSensible(kind: ExceptionKind, state: StandingState): boolean {
  switch (state) {
    case 'revoked':
      return kind === 'reinstatement';
    case 'suspended':
      return kind === 'reinstatement' || kind === 'revocation';
    case 'neverAssessed':
      return kind === 'exemption' || kind === 'waiver';
    case 'qualified':
      return kind !== 'reinstatement' && kind !== 'waiver'; // what is met needs no waiver
    default:
      return kind !== 'reinstatement';
  }
}
