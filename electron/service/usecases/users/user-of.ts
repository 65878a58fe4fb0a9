import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { user } from '../../../../shared/contract/users';
import type { UserAccountRow, UserKeyRow, UserRoleRow } from '../../db/core-schema';
import { toGrant } from '../../db/sql/users';

/** An account as its holder and administrators see it; grants and keys are this user's. */
export function userOf(
  account: UserAccountRow,
  grants: readonly UserRoleRow[],
  keys: readonly UserKeyRow[],
  nameByUserId: ReadonlyMap<string, string>,
): z.input<typeof user> {
  const { userId, login, printedName, personId, kind, isActive, createdAt } = account;
  const key = keys.find((one) => one.state !== 'retired');
  return {
    userId,
    login,
    printedName,
    personId,
    kind,
    isActive: isActive === 1,
    grants: grants.flatMap(toGrant),
    keyState: key === undefined || key.state === 'retired' ? 'awaitingPassphrase' : key.state,
    keyFingerprint: key === undefined ? null : fingerprintOf(key.publicKey),
    attestedBy: key === undefined || key.attestedBy === null ? null : (nameByUserId.get(key.attestedBy) ?? null),
    statementAcceptedAt: key?.statementAcceptedAt ?? null,
    identityProof: { document: account.identityDocument, verifiedBy: account.identityVerifiedBy },
    createdAt,
  };
}

/** The first 80 bits of the SHA-256 of a raw public key (base64), in groups that two people can read to each other. */
function fingerprintOf(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 20);
  return digest.replace(/.{4}(?=.)/g, '$& ').toUpperCase();
}
