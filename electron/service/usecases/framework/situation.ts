import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { frameworkFaults, type FrameworkFault, type FrameworkSituation } from '../../../../shared/domain/framework/faults';
import type { Reader } from '../../db/schema';
import { approvedById, approvedItems, allFrameworks } from '../../db/sql/framework-library';
import { draftItems } from '../../db/sql/framework-drafts';
import { jobRolesThere } from '../../db/sql/job-roles';
import { allUnits } from '../../db/sql/organisation';
import { scalesInUse } from '../../db/sql/scales';

/** Every library as approved, with a draft laid over it. */
export async function situationOf(db: Reader, draftId: string, day: string): Promise<FrameworkSituation> {
  const drafted = await draftItems(db, draftId);
  const former = await approvedById(
    db,
    drafted.map(({ itemId }) => itemId),
  );
  const itemById = new Map<string, FrameworkItem>();
  for (const { frameworkId } of await allFrameworks(db))
    for (const item of await approvedItems(db, frameworkId)) itemById.set(item.itemId, item);
  for (const item of drafted) itemById.set(item.itemId, item);
  return {
    items: [...itemById.values()],
    changed: new Map(drafted.map(({ itemId }) => [itemId, former.get(itemId) ?? null])),
    roles: new Set((await jobRolesThere(db, day)).map(({ roleId }) => roleId)),
    units: new Set((await allUnits(db, day)).map(({ unitId }) => unitId)),
    scalesInUse: await scalesInUse(db),
  };
}

export async function faultsOfDraft(db: Reader, draftId: string, day: string): Promise<FrameworkFault[]> {
  return frameworkFaults(await situationOf(db, draftId, day));
}
