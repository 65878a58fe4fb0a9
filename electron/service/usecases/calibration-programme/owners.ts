import { reachByRole, roles } from '../../../../shared/domain/permissions';
import type { UserAccountRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { accountsWithRole } from '../../db/sql/users';

/** The active accounts that may run calibration, by name: those who can own a line of the programme. */
export async function ownersOf(db: Reader): Promise<UserAccountRow[]> {
  const found = new Map<string, UserAccountRow>();
  for (const role of roles) {
    if (reachByRole[role]['calibration.run'] === undefined) continue;
    for (const account of await accountsWithRole(db, role)) found.set(account.userId, account);
  }
  return [...found.values()];
}
