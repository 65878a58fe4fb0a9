import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import type { JobRoleRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { everyJobRole } from '../../db/sql/job-roles';

/** The job roles that role items stand for. What the HRIS owns of one, its name, stays as it is. */
export async function roleRows(db: Reader, items: readonly FrameworkItem[]): Promise<JobRoleRow[]> {
  const known = new Map((await everyJobRole(db)).map((role) => [role.roleId, role]));
  return items.flatMap((item) => {
    if (item.kind !== 'role') return [];
    const there = known.get(item.itemId);
    const name = there !== undefined && there.sourceBatchId !== null ? there.name : item.title;
    return [{ roleId: item.itemId, name, description: item.content.description, sourceBatchId: there?.sourceBatchId ?? null }];
  });
}
