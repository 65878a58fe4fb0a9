import type { Contract } from '../../../../shared/contract';
import { localDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import type { AccountResetRow, UserKeyRow } from '../../db/core-schema';
import { insertAccountReset } from '../../db/sql/account-resets';
import { keysOf, saveSignerRecord } from '../../db/sql/users';
import { endVersions, writeVersions } from '../../db/sql/versions';
import { commitForSession } from '../../station/commit-for-session';
import { signedIn } from '../../station/signed-in';
import type { UnlockedSite } from '../../station/station';
import { makeOneTimeSecret } from '../../vault/one-time-secret';
import { putSlotBack, replaceSlotPassphrase } from '../../vault/opener-slots';
import { wrapSignerKeys } from '../../vault/signers';
import { wipeKeys } from '../../vault/signing-keys';
import { vaultRefused } from '../../vault/storage-fault';
import type { StationUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { accountResetRecord } from './account-reset';
import { changeableAccount } from './changeable-account';

/**
 * Lets a person in again by two administrators, neither of them the person (21 CFR 11.200(a)(3), 11.300(c)): the old
 * passphrase and key are at an end, a one-time secret admits to choosing new ones, and the attempts count anew.
 *
 * NOTE: an opener's slot goes first, the record second. Ended in between, the old passphrase opens nothing any more and
 * the reset is made again; the other way round, whoever knows the old passphrase could take the account over after the
 * log says that it was reset. The administrator whose session this is keeps their slot: the site can always be opened.
 */
export const resetUser: StationUseCase<Contract['users']['reset']> = async (station, { userId, identityProof, reason }, { signer }) => {
  const { open, session } = signedIn(station);
  if (signer === null) throw new Error('a reset is signed by a second person');
  const found = await changeableAccount(open.db, userId, session.userId);
  if (!found.ok) return found;
  const account = found.value;
  const isPerson = (personId: string | null): boolean => personId !== null && personId === account.personId;
  if (isPerson(session.personId)) return fail('OwnAccount');
  if (signer.userId === userId || isPerson(signer.personId)) return fail('SecondPersonNeeded');
  if (identityProof.verifiedOn > localDate(station.platform.now(), open.facts.zone)) return fail('VerifiedLater');

  const oneTimeSecret = makeOneTimeSecret();
  const replaced = account.kind === 'opener' ? await replaceSlot(open, userId, oneTimeSecret) : await rewrap(open, userId, oneTimeSecret);
  if (replaced === null) return fail('NotActive');
  try {
    await commitForSession(
      station,
      open,
      session,
      async (tx, ctx) => {
        const row: AccountResetRow = {
          resetId: ctx.makeId(),
          userId,
          reason,
          ...identityProof,
          requestedBy: session.userId,
          approvedBy: signer.userId,
          resetAt: ctx.now.toISOString(),
          entryNumber: ctx.entry,
        };
        await insertAccountReset(tx, row);
        const signature = await signRecord(tx, ctx, { ...accountResetRecord(row), meaning: 'Approves the reset' });
        const retired = (await keysOf(tx, userId)).map((key): UserKeyRow => ({ ...key, state: 'retired' }));
        const changes = [
          { entity: 'account_reset', entityId: row.resetId, personId: null, old: null, new: { ...row } },
          { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
          ...(replaced.signerRecord === null ? [] : [await saveSignerRecord(tx, userId, replaced.signerRecord)]),
          ...(await writeVersions(tx, ctx.entry, 'user_key', retired)),
          ...(await endVersions(tx, ctx.entry, 'user_passphrase', [[userId]])),
          ...(await writeVersions(tx, ctx.entry, 'identity_proof', [{ userId, ...identityProof }])),
        ];
        ctx.audit({ action: 'users.reset', entity: 'user_account', entityId: userId, reason, changes });
        return ok(null);
      },
      signer,
    );
  } catch (error) {
    replaced.putBack();
    throw error;
  }
  return ok({ oneTimeSecret });
};

interface Replaced {
  /** A signer's wrapped keys, to be stored with the record; an opener's slot has them already. */
  readonly signerRecord: string | null;
  readonly putBack: () => void;
}

/** Null when the person has no slot any more: ended by a deactivation that never reached the record. */
async function replaceSlot(open: UnlockedSite, userId: string, secret: string): Promise<Replaced | null> {
  const replaced = await replaceSlotPassphrase(open.vault, {
    userId,
    newPassphrase: secret,
    makeNewKeys: true,
    mustChoosePassphrase: true,
  });
  if (!replaced.ok && replaced.failure.code === 'UserNotFound') return null;
  if (!replaced.ok) throw vaultRefused(replaced.failure);
  const { before, keys } = replaced.value;
  wipeKeys(keys);
  return { signerRecord: null, putBack: () => putSlotBack(open.vault, before) };
}

async function rewrap(open: UnlockedSite, userId: string, secret: string): Promise<Replaced> {
  const wrapped = await wrapSignerKeys(open.vault, { userId, passphrase: secret });
  if (!wrapped.ok) throw vaultRefused(wrapped.failure);
  return { signerRecord: JSON.stringify(wrapped.value), putBack: () => undefined };
}
