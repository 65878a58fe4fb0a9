import type { Contract } from '../../../../shared/contract';
import { localDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import type { UserAccountRow, UserRoleRow } from '../../db/core-schema';
import { proposalById } from '../../db/sql/directory';
import { checkGrants, checkPerson } from '../../db/sql/account-references';
import { accountById, isLoginTaken, normalLogin, saveSignerRecord } from '../../db/sql/users';
import { writeVersion, writeVersions } from '../../db/sql/versions';
import { commitForSession } from '../../station/commit-for-session';
import { signedIn } from '../../station/signed-in';
import type { UnlockedSite } from '../../station/station';
import { makeOneTimeSecret } from '../../vault/one-time-secret';
import { addOpenerSlot, listOpeners, removeSlot } from '../../vault/opener-slots';
import { wrapSignerKeys } from '../../vault/signers';
import { vaultRefused } from '../../vault/storage-fault';
import { checkDuties, writeExceptions } from '../access/duty-exceptions';
import type { InputOf, StationUseCase } from '../context';
import { acceptCreation } from '../directory/accept-proposals';

type Add = Contract['users']['add'];

/** An account with a one-time secret, which admits only to choosing a passphrase of one's own. */
export const addUser: StationUseCase<Add> = async (station, input) => {
  const { open, session } = signedIn(station);
  const login = normalLogin(input.login);
  if (await isLoginTaken(open.db, login)) return fail('LoginTaken', { login });
  const grantable = await checkGrants(open.db, input.grants);
  if (!grantable.ok) return grantable;
  const dutiful = checkDuties(input.grants, [], input.exceptionReason);
  if (!dutiful.ok) return dutiful;
  if (input.identityProof.verifiedOn > localDate(station.platform.now(), open.facts.zone)) return fail('VerifiedLater');
  const person = input.personId === null ? ok(undefined) : await checkPerson(open.db, input.personId);
  if (!person.ok) return person;
  const { proposalId, personId, reason } = input;
  if (proposalId !== null) {
    const proposal = await proposalById(open.db, proposalId);
    if (proposal?.state !== 'open' || proposal.action !== 'create') return fail('ProposalNotFound');
  }

  const userId = station.platform.makeId();
  const oneTimeSecret = makeOneTimeSecret();
  const signerRecord = input.kind === 'signer' ? await wrappedForSigner(open, userId, oneTimeSecret) : null;
  if (input.kind === 'opener') await giveSlot(open, { userId, login, passphrase: oneTimeSecret });
  try {
    await commitForSession(station, open, session, async (tx, ctx) => {
      const account: UserAccountRow = accountOf(input, userId, ctx.now.toISOString());
      const grants = input.grants.map((grant): UserRoleRow => ({ grantId: ctx.makeId(), userId, ...grant, isActive: 1 }));
      const made = await writeVersion(tx, ctx.entry, 'user_account', account);
      const changes = [
        ...(made === null ? [] : [made]),
        ...(signerRecord === null ? [] : [await saveSignerRecord(tx, userId, signerRecord)]),
        ...(await writeVersions(tx, ctx.entry, 'identity_proof', [{ userId, ...input.identityProof }])),
        ...(await writeVersions(tx, ctx.entry, 'user_role', grants)),
        ...(await writeExceptions(tx, ctx, userId, input.grants, input.exceptionReason)),
        ...(await acceptCreation(tx, ctx, { userId, login, personId }, { proposalId, reason })),
      ];
      ctx.audit({ action: 'users.add', entity: 'user_account', entityId: userId, reason, changes });
      return ok(null);
    });
  } catch (error) {
    if (input.kind === 'opener') removeSlot(open.vault, userId);
    throw error;
  }
  return ok({ userId, oneTimeSecret });
};

function accountOf(input: InputOf<Add>, userId: string, createdAt: string): UserAccountRow {
  const { login, printedName, personId, kind, identityProof } = input;
  return {
    userId,
    login: normalLogin(login),
    printedName,
    personId,
    kind,
    isActive: 1,
    identityDocument: identityProof.document,
    identityVerifiedBy: identityProof.verifiedBy,
    createdAt,
  };
}

async function wrappedForSigner(open: UnlockedSite, userId: string, passphrase: string): Promise<string> {
  const wrapped = await wrapSignerKeys(open.vault, { userId, passphrase });
  if (!wrapped.ok) throw vaultRefused(wrapped.failure);
  return JSON.stringify(wrapped.value);
}

/** Slot first, record second: a slot whose account never reached the record is left from an interruption, and goes. */
async function giveSlot(open: UnlockedSite, opener: { userId: string; login: string; passphrase: string }): Promise<void> {
  const slots = listOpeners(open.vault);
  if (!slots.ok) throw vaultRefused(slots.failure);
  for (const { userId } of slots.value) {
    if ((await accountById(open.db, userId)) === undefined) removeSlot(open.vault, userId);
  }
  const added = await addOpenerSlot(open.vault, { ...opener, mustChoosePassphrase: true });
  if (!added.ok) throw vaultRefused(added.failure);
}
