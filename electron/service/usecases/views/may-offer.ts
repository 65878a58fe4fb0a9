import { scopeOf, type RoleGrant } from '../../../../shared/domain/permissions';

/** Whether somebody may offer views to others: then they may also change and take back what is offered. */
export const mayOffer = (grants: readonly RoleGrant[]): boolean => scopeOf(grants, 'views.offer', null)?.kind === 'site';
