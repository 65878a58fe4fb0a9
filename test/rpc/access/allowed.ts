import type { ProcedureMeta } from '../../../shared/contract/procedure';
import { isHeldByUnit, reachByRole, roles, type Role, type RoleGrant } from '../../../shared/domain/permissions';
import { nobody } from '../access-inputs/asked';

/** Every way to hold a role: for the whole site, and for the unit `north` where it is held by unit. */
export const holdings: readonly { readonly role: Role; readonly of: string; readonly grant: RoleGrant }[] = roles.flatMap((role) => [
  { role, of: 'the whole site', grant: { role, unitId: null } },
  ...(isHeldByUnit(role) ? [{ role, of: 'one unit', grant: { role, unitId: 'north' } }] : []),
]);

/** Whom a procedure is asked about: oneself, somebody of one's unit, of the line below, of elsewhere, and who is not there. */
export function peopleFor({ access }: ProcedureMeta): readonly string[] {
  return access.who === 'permitted' && access.scope === 'person' ? ['uwe', 'pia', 'kai', 'sam', nobody] : [nobody];
}

/** What the table of permissions and the contract say, worked out anew: may a holder who is `own`, in the north, do this to this person? */
export function isAllowed({ access }: ProcedureMeta, { role, unitId }: RoleGrant, own: string | null, personId: string): boolean {
  if (access.who !== 'permitted') return true;
  const reach = reachByRole[role][access.permission];
  if (reach === undefined || (reach === 'own' && own === null)) return false;
  if (reach === 'site' || (reach === 'granted' && unitId === null)) return true;
  if (access.scope !== 'person') return access.scope === 'visible';
  return reach === 'own' ? personId === own : ['uwe', 'pia', 'kai'].includes(personId);
}
