import { localDate } from '../../../../../shared/domain/calendar';
import type { Failure, Result } from '../../../../../shared/result';
import { appendEntry, nextEntryNumber } from '../../../db/audit-append';
import type { Tx } from '../../../db/schema';
import { transact } from '../../../db/transact';
import { notSigning } from '../../../station/commit-for-session';
import { typeset } from '../../../reports/typeset';
import type { Station, UnlockedSite } from '../../../station/station';
import { entryHeader } from '../../../station/transaction';
import type { AuditStatement, CommandContext, Signer } from '../../context';

/** Who an invented command is recorded under. */
export interface SampleActor {
  readonly userId: string;
  readonly printedName: string;
  readonly personId: string | null;
  readonly role: string;
}

/** One command of the sample site's invented past. */
export interface SampleCommand {
  readonly at: Date;
  readonly actor: SampleActor;
  readonly signer?: Signer;
  /** Who approves in place what the signer signs. */
  readonly approver?: Signer;
  readonly run: (tx: Tx, ctx: CommandContext) => Promise<Result<unknown, Failure>>;
}

/**
 * Writes invented commands through the same log as real ones, one entry each, under the invented moment. Several share
 * a transaction: nothing is lost when making the sample fails, it is made again.
 */
export async function writeCommands(station: Station, open: UnlockedSite, commands: Iterable<SampleCommand>): Promise<void> {
  await transact(open.db, async (tx) => {
    for (const command of commands) await writeCommand(tx, station, open, command);
  });
}

async function writeCommand(
  tx: Tx,
  station: Station,
  open: UnlockedSite,
  { at, actor, signer, approver, run }: SampleCommand,
): Promise<void> {
  const statements: AuditStatement[] = [];
  const { zone } = open.facts;
  const ctx: CommandContext = {
    now: at,
    zone,
    today: localDate(at, zone),
    siteId: open.vault.siteId,
    actor,
    grants: [],
    scope: { kind: 'site' },
    evidence: open.evidence,
    signal: undefined,
    makeId: station.platform.makeId,
    choosePath: async () => null,
    choosePaths: async () => [],
    offerPreview: () => '',
    redeem: () => null,
    typeset: (document) => typeset(station.platform, document, undefined),
    noteRead: () => undefined,
    session: { userId: actor.userId, prepared: new Map() },
    entry: await nextEntryNumber(tx),
    audit: (statement) => statements.push(statement),
    approver: approver ?? null,
    signer: signer ?? { ...actor, ...notSigning },
    afterCommit: () => undefined,
    onRollback: () => undefined,
  };
  const answer = await run(tx, ctx);
  const [statement] = statements;
  if (!answer.ok || statement === undefined)
    throw new Error(`the sample site is refused by its own rules: ${answer.ok ? 'no entry' : answer.failure.code}`);
  await appendEntry(tx, entryHeader(station, ctx, actor.role), statement);
}
