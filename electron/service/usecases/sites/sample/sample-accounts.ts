import { samplePassphrase } from '../../../../../shared/domain/sample/credentials';
import type { SampleSite, SampleUser } from '../../../../../shared/domain/sample/types';
import { ok } from '../../../../../shared/result';
import type { IdentityProofRow, UserAccountRow } from '../../../db/core-schema';
import { normalLogin, saveSignerRecord } from '../../../db/sql/users';
import { writeVersions } from '../../../db/sql/versions';
import { makeSigner } from '../../../station/signer';
import type { UnlockedSite } from '../../../station/station';
import type { Signer } from '../../context';
import { addOpenerSlot } from '../../../vault/opener-slots';
import { verifyPassphrase } from '../../../vault/passphrase';
import { wrapSignerKeys } from '../../../vault/signers';
import { makePersonKeys } from '../../../vault/signing-keys';
import { writeNewKey } from '../../session/write-new-key';
import type { SampleIds } from './sample-framework';
import type { SampleActor, SampleCommand } from './sample-writer';

export interface SampleAccount {
  readonly command: SampleCommand;
  readonly employeeNumber: string;
  readonly signer: Signer;
}

/** Makes an account as `users.add` and its first passphrase would: an opener's slot beside the vault, a signer's keys inside. */
export async function makeAccount(
  open: UnlockedSite,
  sample: SampleSite,
  ids: SampleIds,
  user: SampleUser,
  at: Date,
  admin: SampleActor,
): Promise<SampleAccount> {
  const account = accountRow(sample, ids, user, at);
  const { userId, login } = account;
  const { publicKey, keys, wrapped } = user.isOpener ? await openerKeys(open, userId, login, at) : await signerKeys(open, userId);
  const keyId = ids.of('key', user.employeeNumber);
  const signer = makeSigner(account, user.roles[0] ?? 'none', keyId, keys);
  return {
    employeeNumber: user.employeeNumber,
    signer,
    command: {
      at,
      actor: admin,
      signer,
      run: async (tx, ctx) => {
        const changes = [
          ...(wrapped === null ? [] : [await saveSignerRecord(tx, userId, JSON.stringify(wrapped))]),
          ...(await writeVersions(tx, ctx.entry, 'user_account', [account])),
          ...(await writeVersions(tx, ctx.entry, 'identity_proof', [identityProofRow(account)])),
          ...(await writeVersions(tx, ctx.entry, 'user_role', roleRows(ids, user, userId))),
          ...(await writeNewKey(tx, ctx, { publicKey, attestedBy: admin.userId })),
        ];
        ctx.audit({ action: 'users.add', entity: 'user_account', entityId: userId, reason: 'Needs an account for the work', changes });
        return ok(null);
      },
    },
  };
}

export function accountRow(sample: SampleSite, ids: SampleIds, user: SampleUser, at: Date): UserAccountRow {
  const person = sample.people.find((one) => one.employeeNumber === user.employeeNumber);
  if (person === undefined) throw new Error('a sample user is nobody');
  return {
    userId: ids.of('user', user.employeeNumber),
    login: normalLogin(user.login),
    printedName: `${person.givenName} ${person.familyName}`,
    personId: ids.of('person', user.employeeNumber),
    kind: user.isOpener ? 'opener' : 'signer',
    isActive: 1,
    identityDocument: 'Works pass',
    identityVerifiedBy: 'Training office',
    createdAt: at.toISOString(),
  };
}

/** Identity is proved on the day the account is made. */
export function identityProofRow({ userId, identityDocument, identityVerifiedBy, createdAt }: UserAccountRow): IdentityProofRow {
  return { userId, document: identityDocument, verifiedBy: identityVerifiedBy, verifiedOn: createdAt.slice(0, 10) };
}

export function roleRows(ids: SampleIds, user: SampleUser, userId: string) {
  return user.roles.map((role) => ({
    grantId: ids.of('grant', `${user.employeeNumber}/${role}`),
    userId,
    role,
    unitId: user.unitKey === null ? null : ids.of('unit', user.unitKey),
    isActive: 1 as const,
  }));
}

async function openerKeys(open: UnlockedSite, userId: string, login: string, at: Date) {
  const added = await addOpenerSlot(open.vault, { userId, login, passphrase: samplePassphrase, mustChoosePassphrase: false });
  if (!added.ok) throw new Error(`a sample opener was refused: ${added.failure.code}`);
  const { folder, siteId } = open.vault;
  const proved = await verifyPassphrase({ folder, siteId, userId, passphrase: samplePassphrase, now: at.toISOString() });
  if (!proved.ok) throw new Error(`a sample opener was refused: ${proved.failure.code}`);
  return { publicKey: added.value.signingPublicKey, keys: proved.value.keys, wrapped: null };
}

async function signerKeys(open: UnlockedSite, userId: string) {
  const keys = makePersonKeys();
  const wrapped = await wrapSignerKeys(open.vault, { userId, passphrase: samplePassphrase, keys });
  if (!wrapped.ok) throw new Error(`a sample signer was refused: ${wrapped.failure.code}`);
  return { publicKey: wrapped.value.signingPublicKey, keys, wrapped: wrapped.value };
}
