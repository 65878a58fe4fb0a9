import { usualLimits } from '../intake/guards';
import type { DirectoryReject, DirectoryUser } from './directory-file';

export type KnownAccount = {
  readonly userId: string;
  readonly login: string;
  readonly personId: string | null;
  readonly isActive: boolean;
};
export type OpenProposal = { readonly proposalId: string; readonly action: 'create' | 'disable'; readonly userName: string };

/** What is on record when a directory's file is compared with it. */
export type KnownDirectory = {
  /** User ids are written in lower case. */
  readonly accounts: readonly KnownAccount[];
  /** The record under which the person of an employee number is read. */
  readonly personByNumber: ReadonlyMap<string, { readonly personId: string; readonly name: string }>;
  readonly open: readonly OpenProposal[];
  /** Which account came of a directory's user name, in lower case, where its user id is another. */
  readonly userIdByName: ReadonlyMap<string, string>;
};

export type PlannedProposal = {
  readonly rowNumber: number;
  readonly action: 'create' | 'disable';
  readonly userName: string;
  readonly displayName: string;
  readonly person: { readonly personId: string; readonly name: string } | null;
  readonly userId: string | null;
};

export type DirectoryPlan = {
  readonly proposals: readonly PlannedProposal[];
  /** Open proposals that the file speaks against: they are taken back. */
  readonly withdrawn: readonly OpenProposal[];
  readonly unchanged: number;
  readonly rejects: readonly DirectoryReject[];
  /** Signs that the file is wrong: each needs a reason. */
  readonly tripwires: readonly DirectoryTripwire[];
};

export type DirectoryTripwire = { readonly code: 'ManyDisables'; readonly text: string };

/**
 * What a directory's file proposes: an account for who is active there and has none, the end of the account of who is not.
 * Never a role. Of whom the file does not speak nothing is proposed: it may be a part of the directory.
 */
export function planProposals(users: readonly DirectoryUser[], known: KnownDirectory): DirectoryPlan {
  const accountByLogin = new Map(known.accounts.map((account) => [account.login, account]));
  const accountById = new Map(known.accounts.map((account) => [account.userId, account]));
  const activeByPerson = new Map(
    known.accounts.flatMap((account) => (account.isActive && account.personId !== null ? [[account.personId, account] as const] : [])),
  );
  const personById = new Map([...known.personByNumber.values()].map((person) => [person.personId, person]));
  const openByName = new Map(known.open.map((proposal) => [proposal.userName.toLowerCase(), proposal]));
  const proposals: PlannedProposal[] = [];
  const withdrawn: OpenProposal[] = [];
  const rejects: DirectoryReject[] = [];
  let unchanged = 0;
  for (const { rowNumber, userName, displayName, isActive, employeeNumbers } of users) {
    const login = userName.toLowerCase();
    const person = employeeNumbers.map((number) => known.personByNumber.get(number)).find((one) => one !== undefined) ?? null;
    const named = accountByLogin.get(login) ?? accountById.get(known.userIdByName.get(login) ?? '');
    const account = named ?? (person === null ? undefined : activeByPerson.get(person.personId));
    const asked = openByName.get(login);
    const wanted = wantedOf(isActive, account);
    if (asked !== undefined && asked.action !== wanted) withdrawn.push(asked);
    const reject = (code: string, reason: string): void => void rejects.push({ rowNumber, code, reason, value: userName });
    if (isActive && named?.isActive === false) {
      reject(
        'AccountEnded',
        'This account has been ended here, and user IDs are never given twice. Give the person another one in the directory.',
      );
    } else if (isActive && named === undefined && account !== undefined) {
      reject('PersonHasAccount', `The person has the account “${account.login}” here already.`);
    } else if (wanted === null || asked?.action === wanted) {
      unchanged += 1;
    } else {
      proposals.push({
        rowNumber,
        action: wanted,
        userName,
        displayName,
        person: person ?? personById.get(account?.personId ?? '') ?? null,
        userId: wanted === 'disable' ? (account?.userId ?? null) : null,
      });
    }
  }
  const active = known.accounts.filter((account) => account.isActive).length;
  const disables = proposals.filter(({ action }) => action === 'disable').length;
  return { proposals, withdrawn, unchanged, rejects, tripwires: tripwiresOf(disables, active) };
}

/** A file that would end many accounts is held up as one that would end many employments is; one account alone is never many. */
function tripwiresOf(disables: number, active: number): readonly DirectoryTripwire[] {
  if (disables < 2 || disables <= active * usualLimits.terminations) return [];
  return [{ code: 'ManyDisables', text: `${disables} of ${active} active accounts would be proposed to be ended.` }];
}

function wantedOf(isActive: boolean, account: KnownAccount | undefined): 'create' | 'disable' | null {
  if (isActive) return account === undefined ? 'create' : null;
  return account?.isActive === true ? 'disable' : null;
}
