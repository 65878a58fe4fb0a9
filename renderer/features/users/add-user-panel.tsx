import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../lib/session';
import { usersWords } from '../../lib/words/users';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { NoPermission } from '../../ui/no-permission';
import { SidePanel } from '../../ui/side-panel';
import { AddUserForm } from './add-user-form';
import { OneTimeSecret } from './one-time-secret';
import { useOpenProposals, type NewUser } from './queries';

const words = usersWords.add;

interface Added {
  readonly userId: string;
  readonly oneTimeSecret: string;
  readonly user: NewUser;
}

/** Adds an account, of itself or as a directory proposes it, and then shows its one-time secret, once. */
export function AddUserPanel({ proposalId }: { readonly proposalId: string | null }) {
  const navigate = useNavigate();
  const mayManage = useMay('users.manage');
  const [added, setAdded] = useState<Added | null>(null);
  const proposals = useOpenProposals(proposalId !== null && mayManage);
  const proposal = proposals.data?.proposals.find((one) => one.proposalId === proposalId) ?? null;
  const close = () => void navigate({ to: '/settings/users' });
  return (
    <BesidePage>
      <SidePanel title={added === null ? words.title : words.made(added.user.printedName)} width={520} onClose={close}>
        {!mayManage && <NoPermission />}
        {mayManage && added === null && proposalId === null && <AddUserForm proposal={null} onAdded={setAdded} onCancel={close} />}
        {mayManage && added === null && proposalId !== null && (
          <Loaded query={proposals}>
            {() =>
              proposal === null ? (
                <EmptyState title={words.proposalGone} />
              ) : (
                <AddUserForm proposal={proposal} onAdded={setAdded} onCancel={close} />
              )
            }
          </Loaded>
        )}
        {added !== null && (
          <OneTimeSecret
            secret={added.oneTimeSecret}
            kind={added.user.kind}
            onDone={() => void navigate({ to: '/settings/users/$userId', params: { userId: added.userId } })}
          />
        )}
      </SidePanel>
    </BesidePage>
  );
}
