import type { CopyCheck } from '../../../../shared/contract/backups';
import { toHex } from '../../db/audit-hash';
import { logSize } from '../../db/audit-size';
import { rootAt } from '../../db/audit-tree';
import { found } from '../../jobs/check-copy';
import type { UnlockedSite } from '../../station/station';

/** Whether the open site's log begins with the log of the backup. */
export async function compareLogs(
  { db }: UnlockedSite,
  restored: { readonly size: number; readonly root: string | null },
): Promise<CopyCheck> {
  const { size, root } = restored;
  if (root === null || size > (await logSize(db))) return found('sameLog', size, String(size));
  const ours = await rootAt(db, size);
  return found('sameLog', size, ours.ok && toHex(ours.value) === root ? null : String(size));
}
