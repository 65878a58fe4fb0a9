import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { UserRoleRow } from '../../db/core-schema';
import { standingExceptions } from '../../db/sql/access-exceptions';
import { checkGrants } from '../../db/sql/account-references';
import { grantRecords } from '../../db/sql/users';
import { writeVersions } from '../../db/sql/versions';
import { checkDuties, writeExceptions } from '../access/duty-exceptions';
import type { CommandUseCase } from '../context';
import { changeableAccount, isKeptAfter } from './changeable-account';

/** Makes these the roles a user holds: what is no longer among them ends, what is new begins. */
export const assignRoles: CommandUseCase<Contract['users']['assignRoles']> = async (
  tx,
  { userId, grants, exceptionReason, reason },
  ctx,
) => {
  const found = await changeableAccount(tx, userId, ctx.actor.userId);
  if (!found.ok) return found;
  const grantable = await checkGrants(tx, grants);
  if (!grantable.ok) return grantable;
  const dutiful = checkDuties(grants, await standingExceptions(tx, userId), exceptionReason);
  if (!dutiful.ok) return dutiful;
  if (!(await isKeptAfter(tx, userId, { grants }))) return fail('LastAdministrator');

  const present = await grantRecords(tx, [userId]);
  const wanted = new Map(grants.map((grant) => [keyOf(grant), grant]));
  const held = new Set(present.map(keyOf));
  const ended = present.filter((grant) => !wanted.has(keyOf(grant))).map((grant): UserRoleRow => ({ ...grant, isActive: 0 }));
  const begun = [...wanted]
    .filter(([key]) => !held.has(key))
    .map(([, grant]): UserRoleRow => ({ grantId: ctx.makeId(), userId, ...grant, isActive: 1 }));
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'user_role', [...ended, ...begun])),
    ...(await writeExceptions(tx, ctx, userId, grants, exceptionReason)),
  ];
  ctx.audit({ action: 'users.assignRoles', entity: 'user_account', entityId: userId, reason, changes });
  return ok({});
};

const keyOf = ({ role, unitId }: { readonly role: string; readonly unitId: string | null }): string => `${role}/${unitId ?? ''}`;
