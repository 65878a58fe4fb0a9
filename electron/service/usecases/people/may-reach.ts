import { scopeOf, type Permission } from '../../../../shared/domain/permissions';
import type { Reader } from '../../db/schema';
import { peopleWithin } from '../../db/sql/assessments';
import { unitsBelow } from '../../db/sql/organisation';
import type { ReadContext } from '../context';

/** Whether the roles of the session's user reach a person under a permission, for answers that more than one right opens. */
export async function mayReach(db: Reader, ctx: ReadContext, permission: Permission, personId: string): Promise<boolean> {
  const granted = scopeOf(ctx.grants, permission, ctx.actor.personId);
  if (granted === null || granted.kind === 'site') return granted !== null;
  const scope = { ...granted, unitIds: await unitsBelow(db, granted.unitIds, ctx.today) };
  return (await peopleWithin(db, [personId], scope, ctx.today)).has(personId);
}
