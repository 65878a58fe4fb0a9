import type { AuditChange } from '../../db/audit-append';
import type { PositionRow } from '../../db/core-schema';
import type { MovePlanRow } from '../../db/people-schema';
import type { Tx } from '../../db/schema';
import { plansAwaiting } from '../../db/sql/move-plans';
import { writeVersions } from '../../db/sql/versions';

/** Links confirmed plans to the positions from the HRIS that they waited for, in the transaction that brought these. Answers with the changes for the log. */
export async function linkAwaitedMoves(tx: Tx, entry: number, positionsBrought: readonly PositionRow[]): Promise<AuditChange[]> {
  const awaiting = await plansAwaiting(tx);
  if (awaiting.length === 0) return [];
  const linked = awaiting.flatMap((plan) => {
    const brought = positionsBrought.find((position) => isBroughtFor(plan, position));
    return brought === undefined ? [] : [{ ...plan, positionId: brought.positionId }];
  });
  return writeVersions(tx, entry, 'move_plan', linked);
}

/** Whether a position is what a plan is about: the same person, role and unit, held on its first day or later. */
export function isBroughtFor(plan: MovePlanRow, { personId, roleId, unitId, sourceBatchId, validTo }: PositionRow): boolean {
  const isThere = personId === plan.personId && roleId === plan.roleId && unitId === plan.unitId;
  return isThere && sourceBatchId !== null && (validTo === null || validTo >= plan.startsOn);
}
