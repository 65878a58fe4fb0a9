import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { UserAccountRow } from '../../db/core-schema';
import { loggedAttempts, previousUnlock } from '../../db/sql/failed-attempts';
import { allAccounts } from '../../db/sql/users';
import { signedIn } from '../../station/signed-in';
import { unreportedAttempts } from '../../vault/attempts';
import { attemptOwners, lockedOutAccounts } from '../../vault/signers';
import type { OutputOf, StationUseCase } from '../context';

type Attempts = Contract['users']['attempts'];
const entriesShown = 100;

/** Failed passphrases as the security role sees them (21 CFR 11.300(d)): from the log, and those that it does not hold yet. */
export const listAttempts: StationUseCase<Attempts> = async (station) => {
  const { open, session } = signedIn(station);
  const accounts = await allAccounts(open.db);
  const owners = attemptOwners(open.vault, accounts);
  const lockedOut = lockedOutAccounts(
    open.vault,
    accounts.filter((account) => account.isActive === 1),
  );
  if (!owners.ok || !lockedOut.ok) throw new Error('the key slots cannot be read');

  const logged = await loggedAttempts(open.db, entriesShown);
  const notYet = unreportedAttempts(open.vault.folder).failed.map(({ loginHash, at }) => ({
    entryNumber: null,
    userId: owners.value.get(loginHash) ?? null,
    at,
  }));
  const since = await previousUnlock(open.db, session.userId);
  const all: readonly Attempt[] = [...notYet.toReversed(), ...logged];
  const recent = all.filter(({ entryNumber }) => entryNumber === null || entryNumber > since);
  return ok({
    lockedOut: [...lockedOut.value],
    failed: grouped(all, accounts),
    sinceLastSession: grouped(
      recent.map((attempt) => ({ ...attempt, entryNumber: null })),
      accounts,
    ),
  });
};

interface Attempt {
  readonly entryNumber: number | null;
  readonly userId: string | null;
  readonly at: string;
}
type Group = OutputOf<Attempts>['failed'][number];

/** The attempts on each user id within each entry, in the order in which they come. */
function grouped(attempts: readonly Attempt[], accounts: readonly UserAccountRow[]): Group[] {
  const accountById = new Map(accounts.map((account) => [account.userId, account]));
  const groups = new Map<string, Group>();
  for (const { userId, at, entryNumber } of attempts) {
    const key = `${entryNumber ?? ''} ${userId ?? ''}`;
    const known = groups.get(key);
    if (known === undefined) {
      const account = userId === null ? undefined : accountById.get(userId);
      const user = account === undefined ? null : { userId: account.userId, login: account.login, printedName: account.printedName };
      groups.set(key, { user, count: 1, firstAt: at, lastAt: at, entryNumber });
      continue;
    }
    known.count += 1;
    if (at < known.firstAt) known.firstAt = at;
    if (at > known.lastAt) known.lastAt = at;
  }
  return [...groups.values()];
}
