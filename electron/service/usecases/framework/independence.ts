import type { Contract } from '../../../../shared/contract';
import type { FrameworkRevisionRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { revisionActs } from '../../db/signed-revision';
import { userIds } from '../../db/sql/framework-library';
import { signaturesOf } from '../../db/sql/signatures';
import { allAccounts } from '../../db/sql/users';
import type { OutputOf } from '../context';

type Independence = OutputOf<Contract['framework']['revision']>['independence'];

/**
 * Whether the record shows that who approved a revision is somebody else than who worked on it: accounts are people only where
 * they are linked to one. Null: nobody has approved it.
 */
export async function independenceOf(
  db: Reader,
  { revisionId, authorUserIds }: Pick<FrameworkRevisionRow, 'revisionId' | 'authorUserIds'>,
): Promise<Independence> {
  const [approval] = await signaturesOf(db, revisionActs.approve, revisionId);
  if (approval === undefined) return null;
  const accounts = new Map((await allAccounts(db)).map((account) => [account.userId, account]));
  const personOf = (userId: string): string | null => accounts.get(userId)?.personId ?? null;
  const authors = userIds(authorUserIds);
  const approver = personOf(approval.userId);
  if (approver !== null && authors.some((userId) => personOf(userId) === approver)) return { is: 'samePerson', unlinked: [] };
  const unlinked = [...authors, approval.userId].filter((userId) => personOf(userId) === null);
  const names = unlinked.map((userId) => accounts.get(userId)?.printedName ?? userId);
  return { is: unlinked.length === 0 ? 'shown' : 'notShown', unlinked: names };
}
