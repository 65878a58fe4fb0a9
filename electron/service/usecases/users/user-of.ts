import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { user } from '../../../../shared/contract/users';
import { localDate } from '../../../../shared/domain/calendar';
import { passphraseAge, type PassphrasePolicy } from '../../../../shared/domain/passphrase-age';
import type { AccountResetRow, IdentityProofRow, SignatureRow, UserAccountRow, UserKeyRow, UserRoleRow } from '../../db/core-schema';
import { chosenAtOf } from '../../db/sql/passphrases';
import { toGrant } from '../../db/sql/users';
import { accountabilityState } from '../signatures/accountability';
import { isValidSignature } from '../../db/signature-validity';
import { accountResetRecord } from './account-reset';

type User = z.input<typeof user>;

/** What the record holds beside the accounts themselves, by user, key or reset. */
export interface AccountFacts {
  readonly zone: string;
  readonly today: string;
  readonly policy: PassphrasePolicy;
  readonly nameByUserId: ReadonlyMap<string, string>;
  readonly chosenAtByUserId: ReadonlyMap<string, string>;
  readonly proofByUserId: ReadonlyMap<string, IdentityProofRow>;
  readonly resetByUserId: ReadonlyMap<string, AccountResetRow>;
  /** Signed statements by key, signed resets by reset. */
  readonly signatureByRecordId: ReadonlyMap<string, SignatureRow>;
  readonly publicKeyByKeyId: ReadonlyMap<string, string>;
}

/** An account as its holder and administrators see it; grants and keys are this user's. */
export function userOf(account: UserAccountRow, grants: readonly UserRoleRow[], keys: readonly UserKeyRow[], facts: AccountFacts): User {
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
    keyState: keyStateOf(keys),
    keyFingerprint: key === undefined ? null : fingerprintOf(key.publicKey),
    attestedBy: key === undefined || key.attestedBy === null ? null : (facts.nameByUserId.get(key.attestedBy) ?? null),
    statement: key === undefined ? null : statementOf(key, facts),
    passphrase: passphraseOf(userId, key, facts),
    identityProof: facts.proofByUserId.get(userId) ?? {
      document: account.identityDocument,
      verifiedBy: account.identityVerifiedBy,
      verifiedOn: null,
    },
    lastReset: lastResetOf(userId, facts),
    createdAt,
  };
}

/** How far the key of an account has come. */
export function keyStateOf(keys: readonly UserKeyRow[]): User['keyState'] {
  const key = keys.find((one) => one.state !== 'retired');
  return key === undefined || key.state === 'retired' ? 'awaitingPassphrase' : key.state;
}

function statementOf(key: UserKeyRow, { signatureByRecordId }: AccountFacts): User['statement'] {
  const row = signatureByRecordId.get(key.keyId);
  return { version: row?.revision ?? 1, acceptedAt: key.statementAcceptedAt, signature: accountabilityState(key, row) };
}

function passphraseOf(userId: string, key: UserKeyRow | undefined, facts: AccountFacts): User['passphrase'] {
  const chosenAt = chosenAtOf(facts.chosenAtByUserId.get(userId), key);
  if (chosenAt === null) return null;
  return { chosenAt, ...passphraseAge(localDate(new Date(chosenAt), facts.zone), facts.policy, facts.today) };
}

function lastResetOf(userId: string, facts: AccountFacts): User['lastReset'] {
  const row = facts.resetByUserId.get(userId);
  if (row === undefined) return null;
  const nameOf = (id: string): string => facts.nameByUserId.get(id) ?? id;
  const signature = facts.signatureByRecordId.get(row.resetId);
  const isValid =
    signature !== undefined &&
    signature.userId === row.approvedBy &&
    isValidSignature(signature, facts.publicKeyByKeyId.get(signature.keyId), accountResetRecord(row));
  return { resetAt: row.resetAt, requestedBy: nameOf(row.requestedBy), approvedBy: nameOf(row.approvedBy), reason: row.reason, isValid };
}

/** The first 80 bits of the SHA-256 of a raw public key (base64), in groups that two people can read to each other. */
function fingerprintOf(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 20);
  return digest.replace(/.{4}(?=.)/g, '$& ').toUpperCase();
}
