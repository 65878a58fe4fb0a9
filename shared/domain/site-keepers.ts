import type { RoleGrant } from './permissions';

export interface Keeper {
  readonly kind: 'opener' | 'signer';
  readonly isActive: boolean;
  readonly grants: readonly Pick<RoleGrant, 'role'>[];
}

/** Whether these accounts can keep a site: two people who can open it, an administrator among them. */
export function canKeepSite(accounts: readonly Keeper[]): boolean {
  const openers = accounts.filter((account) => account.kind === 'opener' && account.isActive);
  return openers.length >= 2 && openers.some((opener) => opener.grants.some((grant) => grant.role === 'administrator'));
}
