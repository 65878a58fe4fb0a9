import type { AuditChange } from '../../db/audit-append';
import type { UserKeyRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import { keysOf } from '../../db/sql/users';
import { writeVersions } from '../../db/sql/versions';
import type { CommandContext } from '../context';

/** Enters a person's new signing key, which waits for attestation; earlier keys sign no more but stay, to verify what they signed. */
export async function writeNewKey(tx: Tx, ctx: CommandContext, userId: string, publicKey: string): Promise<AuditChange[]> {
  const earlier = await keysOf(tx, userId);
  const next: UserKeyRow = {
    keyId: ctx.makeId(),
    userId,
    publicKey,
    state: 'awaitingAttestation',
    attestedBy: null,
    statementAcceptedAt: ctx.now.toISOString(),
  };
  return writeVersions(tx, ctx.entry, 'user_key', [...earlier.map((key): UserKeyRow => ({ ...key, state: 'retired' })), next]);
}
