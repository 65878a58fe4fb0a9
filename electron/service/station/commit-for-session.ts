import { localDate } from '../../../shared/domain/calendar';
import type { Failure, Result } from '../../../shared/result';
import type { Tx } from '../db/schema';
import { typeset } from '../reports/typeset';
import type { CommandContext, ReadContext, Signer } from '../usecases/context';
import { offerPreview } from './previews';
import type { Session, Station, UnlockedSite } from './station';
import { commitCommand } from './transaction';

/**
 * One entry for what happens to the vault itself (unlocking, an account made, a passphrase changed): the same
 * transaction with its one log entry that every command has, for procedures that must act outside of one first.
 */
export async function commitForSession<T, F extends Failure>(
  station: Station,
  open: UnlockedSite,
  session: Session,
  run: (tx: Tx, ctx: CommandContext) => Promise<Result<T, F>>,
  signer: Signer | null = null,
): Promise<Result<unknown, Failure>> {
  const now = station.platform.now();
  const context: ReadContext = {
    now,
    zone: open.facts.zone,
    today: localDate(now, open.facts.zone),
    siteId: open.vault.siteId,
    actor: { userId: session.userId, printedName: session.printedName, personId: session.personId },
    scope: { kind: 'site' },
    grants: session.grants,
    evidence: open.evidence,
    signal: undefined,
    makeId: station.platform.makeId,
    choosePath: station.choosePath,
    choosePaths: station.choosePaths,
    redeem: station.redeem,
    offerPreview: (preview) => offerPreview(station.previews, preview),
    typeset: (document) => typeset(station.platform, document, undefined),
    noteRead: () => undefined,
    session: { userId: session.userId, prepared: session.prepared },
  };
  const role = session.grants[0]?.role ?? 'none';
  const signing = signer ?? { ...context.actor, role, ...notSigning };
  return commitCommand({ station, open, context, signer: signing, role, input: undefined, run: (tx, _input, ctx) => run(tx, ctx) });
}

/** For commands that were declared without a ceremony. */
export const notSigning = { keyId: '', openingPublicKey: '', sign: refuseToSign, open: refuseToSign };

function refuseToSign(): never {
  throw new Error('this command was declared without a signature');
}
