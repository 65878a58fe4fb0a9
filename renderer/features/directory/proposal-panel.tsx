import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { tell } from '../../lib/tell';
import { directoryWords } from '../../lib/words/directory';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { SidePanel } from '../../ui/side-panel';
import { DecisionForm } from './decision-form';
import { useDecline, useEndAccount, useProposals, type Proposal } from './queries';
import classes from './directory.module.css';

const words = directoryWords.panel;
const columns = directoryWords.columns;

/** One proposal of the directory, and its decision. */
export function ProposalPanel({ proposalId }: { readonly proposalId: string }) {
  const { decided = false } = useSearch({ strict: false });
  const query = useProposals(decided);
  const navigate = useNavigate();
  const proposal = query.data?.proposals.find((one) => one.proposalId === proposalId);
  const close = () => void navigate({ to: '/settings/directory', search: true });
  return (
    <BesidePage>
      <SidePanel title={proposal?.userName ?? words.loading} subtitle={proposal && directoryWords.actions[proposal.action]} onClose={close}>
        <Loaded query={query}>
          {() =>
            proposal === undefined ? (
              <EmptyState title={words.notThere} hint={words.notThereHint} />
            ) : (
              <>
                <ProposalFacts proposal={proposal} />
                {proposal.state === 'open' && <Decision proposal={proposal} onDone={close} />}
              </>
            )
          }
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function ProposalFacts({ proposal }: { readonly proposal: Proposal }) {
  const { displayName, person, account, source, state, decision } = proposal;
  const mayOpenImport = useMay('exchange.read');
  return (
    <KeyValueList
      items={[
        { key: 'displayName', label: columns.displayName, value: displayName },
        {
          key: 'person',
          label: columns.person,
          value:
            person === null ? (
              directoryWords.none
            ) : (
              <Link to="/people/$personId" params={{ personId: person.personId }}>
                {person.name}
              </Link>
            ),
        },
        {
          key: 'account',
          label: columns.account,
          value:
            account === null ? (
              directoryWords.none
            ) : (
              <Link to="/settings/users/$userId" params={{ userId: account.userId }}>
                {account.login}
              </Link>
            ),
        },
        {
          key: 'file',
          label: columns.file,
          value: mayOpenImport ? (
            <Link to="/exchange/imports/$batchId" params={{ batchId: source.batchId }}>
              {source.fileName}
            </Link>
          ) : (
            source.fileName
          ),
        },
        { key: 'state', label: columns.state, value: directoryWords.states[state] },
        ...(decision === null
          ? []
          : [
              {
                key: 'decision',
                label: words.decision,
                value: words.decided(directoryWords.states[state], decision.by, formatInstant(decision.at), decision.reason),
              },
            ]),
      ]}
    />
  );
}

function Decision({ proposal, onDone }: { readonly proposal: Proposal; readonly onDone: () => void }) {
  const navigate = useNavigate();
  const mayManage = useMay('users.manage');
  const [open, setOpen] = useState<'end' | 'decline' | null>(null);
  const end = useEndAccount();
  const decline = useDecline();
  const { action, proposalId, userName, account } = proposal;
  if (!mayManage) return null;
  const cancel = () => setOpen(null);
  const after = (message: string) => ({
    onSuccess: () => {
      tell(message);
      onDone();
    },
  });
  return (
    <>
      {open === null && (
        <>
          {action === 'create' && <p className={classes.small}>{words.makeHint}</p>}
          <div className={classes.buttons}>
            {action === 'create' && (
              <Button onClick={() => void navigate({ to: '/settings/users/new', search: { proposal: proposalId } })}>{words.make}</Button>
            )}
            {action === 'disable' && account !== null && <Button onClick={() => setOpen('end')}>{words.end}</Button>}
            <Button variant="default" onClick={() => setOpen('decline')}>
              {words.decline}
            </Button>
          </div>
        </>
      )}
      {open === 'end' && account !== null && (
        <DecisionForm
          action={words.endAs(account.printedName)}
          hint={words.endHint}
          isDestructive
          isPending={end.isPending}
          error={end.error}
          onCancel={cancel}
          onSubmit={(reason) => end.mutate({ userId: account.userId, reason }, after(words.ended))}
        />
      )}
      {open === 'decline' && (
        <DecisionForm
          action={words.declineAs(userName)}
          hint={words.declineHint}
          isPending={decline.isPending}
          error={decline.error}
          onCancel={cancel}
          onSubmit={(reason) => decline.mutate({ proposalId, reason }, after(words.declined))}
        />
      )}
    </>
  );
}
