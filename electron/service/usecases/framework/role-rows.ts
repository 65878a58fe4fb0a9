import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import type { JobRoleRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { everyJobRole } from '../../db/sql/job-roles';

/**
 * The job roles that role items bring. What a role is called and what it is stays with its item, which is dated: a job role that
 * there is already is left as it is.
 */
export async function newRoleRows(db: Reader, items: readonly FrameworkItem[], day: string): Promise<JobRoleRow[]> {
  const known = new Set((await everyJobRole(db, day)).map(({ roleId }) => roleId));
  return items.flatMap((item) =>
    item.kind === 'role' && !known.has(item.itemId)
      ? [{ roleId: item.itemId, name: item.title, description: item.content.description, sourceBatchId: null }]
      : [],
  );
}
