import { conflictsAmong } from '../../../../shared/domain/separation-of-duties';
import type { Role, RoleGrant } from '../../../../shared/domain/permissions';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { DutyExceptionRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import { standingExceptions } from '../../db/sql/access-exceptions';
import { writeVersions } from '../../db/sql/versions';
import type { CommandContext } from '../context';

type DutiesConflict = Failure<'DutiesConflict', { conflicts: Array<{ roles: [Role, Role]; why: string }> }>;

/** Refuses roles that conflict, unless a reason is given or an exception stands already. */
export function checkDuties(
  grants: readonly RoleGrant[],
  standing: readonly DutyExceptionRow[],
  exceptionReason: string | null,
): Result<void, DutiesConflict> {
  const unexplained = conflictsAmong(grants).filter(({ key }) => !standing.some(({ conflict }) => conflict === key));
  if (unexplained.length === 0 || exceptionReason !== null) return ok(undefined);
  return fail('DutiesConflict', { conflicts: unexplained.map(({ roles: [one, other], why }) => ({ roles: [one, other], why })) });
}

/** Makes the exceptions of a user those that their roles need: new ones begin with this reason, those not needed any more end. */
export async function writeExceptions(
  tx: Tx,
  ctx: Pick<CommandContext, 'entry' | 'actor' | 'now' | 'makeId'>,
  userId: string,
  grants: readonly Pick<RoleGrant, 'role'>[],
  exceptionReason: string | null,
): Promise<AuditChange[]> {
  const standing = await standingExceptions(tx, userId);
  const needed = conflictsAmong(grants);
  const ended = standing.filter(({ conflict }) => !needed.some(({ key }) => key === conflict));
  const begun = exceptionReason === null ? [] : needed.filter(({ key }) => !standing.some(({ conflict }) => conflict === key));
  return writeVersions(tx, ctx.entry, 'duty_exception', [
    ...ended.map((row): DutyExceptionRow => ({ ...row, isActive: 0 })),
    ...begun.map(({ key }): DutyExceptionRow => ({
      exceptionId: ctx.makeId(),
      userId,
      conflict: key,
      reason: exceptionReason ?? '',
      givenBy: ctx.actor.userId,
      givenAt: ctx.now.toISOString(),
      isActive: 1,
    })),
  ]);
}
