import type { AuditChange } from '../../db/audit-append';
import type { UserKeyRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import { keysOf } from '../../db/sql/users';
import { writeVersion, writeVersions } from '../../db/sql/versions';
import type { CommandContext } from '../context';
import { signAccountability } from '../signatures/accountability';

/**
 * Enters the new signing key of ctx.signer with the passphrase just chosen and the signed statement of accountability.
 * It waits for attestation unless attestedBy names who did; earlier keys sign no more but stay, to verify what they signed.
 */
export async function writeNewKey(
  tx: Tx,
  ctx: CommandContext,
  { publicKey, attestedBy = null }: { readonly publicKey: string; readonly attestedBy?: string | null },
): Promise<AuditChange[]> {
  const { userId, keyId } = ctx.signer;
  const now = ctx.now.toISOString();
  const earlier = await keysOf(tx, userId);
  const next: UserKeyRow = {
    keyId,
    userId,
    publicKey,
    state: attestedBy === null ? 'awaitingAttestation' : 'attested',
    attestedBy,
    statementAcceptedAt: now,
  };
  const keys = await writeVersions(tx, ctx.entry, 'user_key', [...earlier.map((key): UserKeyRow => ({ ...key, state: 'retired' })), next]);
  const chosen = await writeVersion(tx, ctx.entry, 'user_passphrase', { userId, chosenAt: now });
  const signature = await signAccountability(tx, ctx, next);
  return [
    ...keys,
    ...(chosen === null ? [] : [chosen]),
    { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
  ];
}
