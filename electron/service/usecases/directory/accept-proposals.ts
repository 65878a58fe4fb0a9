import type { AuditChange } from '../../db/audit-append';
import type { DirectoryProposalRow } from '../../db/people-schema';
import type { Tx } from '../../db/schema';
import { openProposals } from '../../db/sql/directory';
import { normalLogin } from '../../db/sql/users';
import { writeVersions } from '../../db/sql/versions';
import type { CommandContext } from '../context';

/** What has come about of itself is accepted: with an account that is made, the proposals that asked for it. */
export async function acceptCreation(
  tx: Tx,
  ctx: CommandContext,
  account: { readonly userId: string; readonly login: string; readonly personId: string | null },
  { proposalId: chosen, reason }: { readonly proposalId: string | null; readonly reason: string },
): Promise<AuditChange[]> {
  const met = (await openProposals(tx)).filter(
    ({ proposalId, action, userName, personId }) =>
      action === 'create' &&
      (proposalId === chosen || normalLogin(userName) === account.login || (personId !== null && personId === account.personId)),
  );
  return accept(
    tx,
    ctx,
    met.map((proposal) => ({ ...proposal, userId: account.userId })),
    reason,
  );
}

/** With an account that is ended, the proposals to end it. */
export async function acceptEnd(tx: Tx, ctx: CommandContext, userId: string, reason: string): Promise<AuditChange[]> {
  const met = (await openProposals(tx)).filter((proposal) => proposal.action === 'disable' && proposal.userId === userId);
  return accept(tx, ctx, met, reason);
}

async function accept(tx: Tx, ctx: CommandContext, met: readonly DirectoryProposalRow[], reason: string): Promise<AuditChange[]> {
  const decided = { state: 'accepted', decisionReason: reason, decidedBy: ctx.actor.userId, decidedAt: ctx.now.toISOString() } as const;
  return writeVersions(
    tx,
    ctx.entry,
    'directory_proposal',
    met.map((proposal) => ({ ...proposal, ...decided })),
  );
}
