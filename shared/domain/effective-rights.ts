import { permissions, reachByRole, scopeOf, type Permission, type RoleGrant, type Scope } from './permissions';

/** One thing a person may do, how far it reaches, and the grants that give it. */
export interface EffectiveRight {
  readonly permission: Permission;
  readonly scope: Scope;
  readonly from: readonly RoleGrant[];
}

/** What a person may do with these grants: the scopes are the ones that every call is checked against. */
export function effectiveRights(grants: readonly RoleGrant[], ownPersonId: string | null): readonly EffectiveRight[] {
  return permissions.flatMap((permission) => {
    const scope = scopeOf(grants, permission, ownPersonId);
    if (scope === null) return [];
    return [{ permission, scope, from: grants.filter((grant) => scopeOf([grant], permission, ownPersonId) !== null) }];
  });
}

/** Whether a role gives rights on the holder's own record, which come to nothing while the account is linked to no person. */
export function needsLinkedPerson(grants: readonly RoleGrant[], ownPersonId: string | null): boolean {
  return ownPersonId === null && grants.some(({ role }) => Object.values(reachByRole[role]).includes('own'));
}
