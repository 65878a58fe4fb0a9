import type { AuditChange } from '../../db/audit-append';
import type { PositionRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import type { CommandContext } from '../context';
import { linkAwaitedMoves } from '../moves/link-awaited';
import { onboardingFor } from '../onboarding/onboarding-obligations';

/** What follows from the positions that a file brings, once standings are derived: what is asked of who is new, and plans that waited for them. */
export async function afterPositions(
  tx: Tx,
  ctx: CommandContext,
  positions: readonly PositionRow[],
  written: readonly AuditChange[],
): Promise<AuditChange[]> {
  const begun = new Set(written.flatMap(({ entity, entityId, old }) => (entity === 'position' && old === null ? [entityId] : [])));
  const isBegun = ({ positionId }: PositionRow): boolean => begun.has(positionId);
  return [...(await onboardingFor(tx, ctx, positions.filter(isBegun))), ...(await linkAwaitedMoves(tx, ctx.entry, positions))];
}
