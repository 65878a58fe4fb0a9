import type { Decision, ReviewedAccount } from './queries';

/** What a reviewer has noted on one account so far. */
export interface Noted {
  readonly decision: Decision['decision'] | null;
  readonly remark: string;
}
export type NotedByUserId = Readonly<Partial<Record<string, Noted>>>;

export const nothingNoted: Noted = { decision: null, remark: '' };

/** Which accounts still lack a decision, and which are to be changed without a word on what. */
export function missingIn(accounts: readonly ReviewedAccount[], noted: NotedByUserId) {
  const of = ({ userId }: ReviewedAccount): Noted => noted[userId] ?? nothingNoted;
  return {
    undecided: accounts.filter((account) => of(account).decision === null),
    unexplained: accounts.filter((account) => of(account).decision === 'change' && of(account).remark.trim() === ''),
  };
}

/** The decisions as they are signed; what was noted on accounts that are not on the list any more is left behind. */
export function decisionsOf(accounts: readonly ReviewedAccount[], noted: NotedByUserId): Decision[] {
  return accounts.flatMap(({ userId }) => {
    const { decision, remark } = noted[userId] ?? nothingNoted;
    return decision === null ? [] : [{ userId, decision, remark: remark.trim() === '' ? null : remark.trim() }];
  });
}
