import { roles, type Role, type RoleGrant } from '../../../../shared/domain/permissions';
import type { AuditChange } from '../audit-append';
import { sha256, toHex } from '../audit-hash';
import type { UserAccountRow, UserKeyRow, UserRoleRow } from '../core-schema';
import type { Reader, Tx } from '../schema';

/** User ids are compared without regard to case, and never given twice. */
export const normalLogin = (login: string): string => login.trim().normalize('NFC').toLowerCase();

export async function accountByLogin(db: Reader, login: string): Promise<UserAccountRow | undefined> {
  return db
    .selectFrom('user_account')
    .select(accountColumns)
    .where('login', '=', normalLogin(login))
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

export async function accountById(db: Reader, userId: string): Promise<UserAccountRow | undefined> {
  return db
    .selectFrom('user_account')
    .select(accountColumns)
    .where('userId', '=', userId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

/** By whom and when a key was attested; undefined: by nobody. */
export async function attestationOf(
  db: Reader,
  userId: string,
  keyId: string,
): Promise<{ readonly by: string; readonly at: string } | undefined> {
  return db
    .selectFrom('user_key as k')
    .innerJoin('audit_entry as e', 'e.entryNumber', 'k.recordedFrom')
    .leftJoin('user_account as u', (join) => join.onRef('u.userId', '=', 'k.attestedBy').on('u.recordedTo', 'is', null))
    .select((eb) => [eb.fn.coalesce('u.printedName', 'k.attestedBy').$notNull().as('by'), 'e.recordedAt as at'])
    .where('k.keyId', '=', keyId)
    .where('k.userId', '=', userId)
    .where('k.attestedBy', 'is not', null)
    .orderBy('k.recordedFrom')
    .executeTakeFirst();
}

export async function allAccounts(db: Reader): Promise<UserAccountRow[]> {
  return db.selectFrom('user_account').select(accountColumns).where('recordedTo', 'is', null).orderBy('printedName').execute();
}

/** The active accounts that hold a role, by name. */
export async function accountsWithRole(db: Reader, role: Role): Promise<UserAccountRow[]> {
  const holders = db
    .selectFrom('user_role')
    .select('userId')
    .where('role', '=', role)
    .where('isActive', '=', 1)
    .where('recordedTo', 'is', null);
  return db
    .selectFrom('user_account')
    .select(accountColumns)
    .where('recordedTo', 'is', null)
    .where('isActive', '=', 1)
    .where('userId', 'in', holders)
    .orderBy('printedName')
    .execute();
}

/** Whether a user id is in use or ever was (21 CFR 11.100(a): never reused). */
export async function isLoginTaken(db: Reader, login: string): Promise<boolean> {
  const row = await db.selectFrom('user_account').select('userId').where('login', '=', normalLogin(login)).executeTakeFirst();
  return row !== undefined;
}

export async function grantsOf(db: Reader, userId: string): Promise<RoleGrant[]> {
  const rows = await db
    .selectFrom('user_role')
    .select(['role', 'unitId'])
    .where('userId', '=', userId)
    .where('recordedTo', 'is', null)
    .where('isActive', '=', 1)
    .execute();
  // In the order of the roles' own list: the first is the one shown, and the one named in the log.
  return rows.flatMap(toGrant).toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
}

/** The grants that users have now, as records that can be ended. */
export async function grantRecords(db: Reader, userIds: readonly string[] | 'all'): Promise<UserRoleRow[]> {
  const every = db.selectFrom('user_role').select(grantColumns).where('recordedTo', 'is', null).where('isActive', '=', 1);
  return (userIds === 'all' ? every : every.where('userId', 'in', userIds)).orderBy('grantId').execute();
}

/** The grant of a record; none when a later version wrote a role that this one does not know. */
export function toGrant({ role, unitId }: Pick<UserRoleRow, 'role' | 'unitId'>): RoleGrant[] {
  const known = roles.find((name): name is Role => name === role);
  return known === undefined ? [] : [{ role: known, unitId }];
}

export async function keysOf(db: Reader, userId: string): Promise<UserKeyRow[]> {
  return db.selectFrom('user_key').select(keyColumns).where('userId', '=', userId).where('recordedTo', 'is', null).execute();
}

export async function allKeys(db: Reader): Promise<UserKeyRow[]> {
  return db.selectFrom('user_key').select(keyColumns).where('recordedTo', 'is', null).execute();
}

/** The key a user has now, attested or not; undefined while they have yet to choose a passphrase. */
export async function currentKey(db: Reader, userId: string): Promise<UserKeyRow | undefined> {
  return (await keysOf(db, userId)).find((key) => key.state !== 'retired');
}

/** The one key of a user that may sign: chosen by them, confirmed by a second person. */
export async function attestedKey(db: Reader, userId: string): Promise<UserKeyRow | undefined> {
  return (await keysOf(db, userId)).find((key) => key.state === 'attested');
}

const accountColumns = [
  'userId',
  'login',
  'printedName',
  'personId',
  'kind',
  'isActive',
  'identityDocument',
  'identityVerifiedBy',
  'createdAt',
] as const;
const grantColumns = ['grantId', 'userId', 'role', 'unitId', 'isActive'] as const;
const keyColumns = ['keyId', 'userId', 'publicKey', 'state', 'attestedBy', 'statementAcceptedAt'] as const;

/** A signer's wrapped keys, as JSON. */
export async function signerRecord(db: Reader, userId: string): Promise<string | undefined> {
  const row = await db.selectFrom('signer_slot').select('wrapped').where('userId', '=', userId).executeTakeFirst();
  return row?.wrapped;
}

/** Keeps a signer's wrapped keys and answers with the change for the log, which holds their digest alone. */
export async function saveSignerRecord(tx: Tx, userId: string, wrapped: string): Promise<AuditChange> {
  const before = await signerRecord(tx, userId);
  await tx
    .insertInto('signer_slot')
    .values({ userId, wrapped })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ wrapped }))
    .execute();
  return signerChange(userId, before, wrapped);
}

/** A signer without their wrapped keys can no longer sign; the public key stays, to verify what they signed. */
export async function removeSignerRecord(tx: Tx, userId: string): Promise<AuditChange> {
  const before = await signerRecord(tx, userId);
  await tx.deleteFrom('signer_slot').where('userId', '=', userId).execute();
  return signerChange(userId, before, undefined);
}

/** What the log tells of a signer's wrapped keys: SHA-256 in hex. */
export function signerDigest(wrapped: string): { readonly sha256: string } {
  return { sha256: toHex(sha256(Buffer.from(wrapped, 'utf8'))) };
}

function signerChange(userId: string, before: string | undefined, after: string | undefined): AuditChange {
  const told = (wrapped: string | undefined) => (wrapped === undefined ? null : signerDigest(wrapped));
  return { entity: 'signer_slot', entityId: userId, personId: null, old: told(before), new: told(after) };
}

/** Every account, active or ended, that stands for one of some people. */
export async function accountsOfPeople(
  db: Reader,
  personIds: readonly string[],
): Promise<Array<{ userId: string; login: string; personId: string | null }>> {
  return db
    .selectFrom('user_account')
    .select(['userId', 'login', 'personId'])
    .where('personId', 'in', personIds)
    .where('recordedTo', 'is', null)
    .execute();
}
