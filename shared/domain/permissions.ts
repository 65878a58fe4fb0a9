/** The roles of design.md. A user may hold several, each for the whole site or for one unit and what lies below it. */
export const roles = [
  'administrator',
  'frameworkSteward',
  'assessor',
  'lineManager',
  'calibrationFacilitator',
  'qualityAuditor',
  'hrPartner',
  'employee',
] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  'users.read',
  'users.manage',
  'access.review',
  'vault.manage',
  'people.read',
  'people.import',
  'people.correct',
  'people.move',
  'organisation.edit',
  'framework.read',
  'framework.edit',
  'framework.approve',
  'assessments.read',
  'assessments.sign',
  'assessments.return',
  'assessments.void',
  'assessments.cosign',
  'assessments.authorise',
  'qualifications.extend',
  'qualifications.extendAgain',
  'qualifications.except',
  'qualifications.suspend',
  'qualifications.revoke',
  'qualifications.reinstate',
  'events.record',
  'duties.plan',
  'assessors.read',
  'relations.declare',
  'evidence.add',
  'work.log',
  'self.record',
  'feedback.run',
  'readiness.read',
  'audit.read',
  'audit.checkpoint',
  'exchange.read',
  'exchange.export',
  'exchange.receive',
  'exchange.partners',
  'views.offer',
  'calibration.read',
  'calibration.run',
  'calibration.cases',
  'calibration.decide',
] as const;
export type Permission = (typeof permissions)[number];

/** How far a granted permission reaches: everything, the granted unit and below, or the person's own record. */
export type Reach = 'site' | 'granted' | 'own';

/** The one table of who may do what. The quality auditor reads everything and writes nothing but the log. */
export const reachByRole: Readonly<Record<Role, Readonly<Partial<Record<Permission, Reach>>>>> = {
  administrator: {
    'users.read': 'site',
    'users.manage': 'site',
    'access.review': 'site',
    'vault.manage': 'site',
    'people.read': 'site',
    'people.import': 'site',
    'people.correct': 'site',
    'people.move': 'site',
    'organisation.edit': 'site',
    'framework.read': 'site',
    'framework.approve': 'site',
    'assessments.read': 'site',
    'assessments.return': 'site',
    'assessments.void': 'site',
    'assessments.cosign': 'site',
    'assessments.authorise': 'site',
    'qualifications.extend': 'site',
    'qualifications.extendAgain': 'site',
    'qualifications.except': 'site',
    'qualifications.suspend': 'site',
    'qualifications.revoke': 'site',
    'qualifications.reinstate': 'site',
    'events.record': 'site',
    'duties.plan': 'site',
    'assessors.read': 'site',
    'relations.declare': 'site',
    'evidence.add': 'site',
    'work.log': 'site',
    'feedback.run': 'site',
    'readiness.read': 'site',
    'audit.read': 'site',
    'audit.checkpoint': 'site',
    'exchange.read': 'site',
    'exchange.export': 'site',
    'exchange.receive': 'site',
    'exchange.partners': 'site',
    'views.offer': 'site',
    'calibration.read': 'site',
    'calibration.decide': 'site',
  },
  frameworkSteward: {
    'views.offer': 'site',
    'calibration.read': 'site',
    'calibration.cases': 'site',
    'calibration.decide': 'site',
    'assessments.authorise': 'site',
    'qualifications.extend': 'site',
    'qualifications.extendAgain': 'site',
    'qualifications.except': 'site',
    'qualifications.suspend': 'site',
    'qualifications.revoke': 'site',
    'qualifications.reinstate': 'site',
    'events.record': 'site',
    'assessors.read': 'site',
    'people.read': 'site',
    'framework.read': 'site',
    'framework.edit': 'site',
    'framework.approve': 'site',
    'readiness.read': 'site',
  },
  assessor: {
    'people.read': 'granted',
    'framework.read': 'site',
    'assessments.read': 'granted',
    'assessors.read': 'granted',
    'assessments.sign': 'granted',
    'assessments.return': 'granted',
    'assessments.cosign': 'granted',
    'events.record': 'granted',
    'relations.declare': 'granted',
    'evidence.add': 'granted',
    'work.log': 'granted',
    'readiness.read': 'granted',
  },
  lineManager: {
    'people.read': 'granted',
    'people.move': 'granted',
    'framework.read': 'site',
    'assessments.read': 'granted',
    'assessments.return': 'granted',
    'assessments.void': 'granted',
    'assessments.cosign': 'granted',
    'qualifications.extend': 'granted',
    'qualifications.suspend': 'granted',
    'events.record': 'granted',
    'duties.plan': 'granted',
    'assessors.read': 'granted',
    'relations.declare': 'granted',
    'evidence.add': 'granted',
    'work.log': 'granted',
    'feedback.run': 'granted',
    'readiness.read': 'granted',
  },
  calibrationFacilitator: {
    'calibration.read': 'site',
    'calibration.run': 'site',
    'calibration.cases': 'site',
    'people.read': 'site',
    'framework.read': 'site',
    'assessments.read': 'site',
    'assessors.read': 'site',
    'readiness.read': 'site',
  },
  qualityAuditor: {
    'calibration.read': 'site',
    'users.read': 'site',
    'people.read': 'site',
    'framework.read': 'site',
    'assessments.read': 'site',
    'assessors.read': 'site',
    'readiness.read': 'site',
    'audit.read': 'site',
    'exchange.read': 'site',
  },
  hrPartner: {
    'people.read': 'site',
    'people.import': 'site',
    'people.correct': 'site',
    'people.move': 'site',
    'organisation.edit': 'site',
    'framework.read': 'site',
    'relations.declare': 'site',
    'exchange.read': 'site',
    'exchange.export': 'site',
    'exchange.receive': 'site',
  },
  employee: {
    'people.read': 'own',
    'framework.read': 'site',
    'assessments.read': 'own',
    'assessments.cosign': 'own',
    'relations.declare': 'own',
    'self.record': 'own',
    'readiness.read': 'own',
  },
};

export type RoleGrant = { readonly role: Role; readonly unitId: string | null };

/** Which people a user may see or act on under one permission. */
export type Scope =
  | { readonly kind: 'site' }
  | { readonly kind: 'limited'; readonly unitIds: readonly string[]; readonly ownPersonId: string | null };

/** The widest scope that the user's grants give for a permission, or null when they give none. */
export function scopeOf(grants: readonly RoleGrant[], permission: Permission, ownPersonId: string | null): Scope | null {
  const unitIds: string[] = [];
  let own = false;
  for (const grant of grants) {
    const reach = reachByRole[grant.role][permission];
    if (reach === 'site' || (reach === 'granted' && grant.unitId === null)) return { kind: 'site' };
    if (reach === 'granted' && grant.unitId !== null) unitIds.push(grant.unitId);
    if (reach === 'own') own = true;
  }
  if (unitIds.length === 0 && !(own && ownPersonId !== null)) return null;
  return { kind: 'limited', unitIds, ownPersonId: own ? ownPersonId : null };
}

/** Whether a role can be held for one unit; the others reach the whole site, or the person's own record. */
export function isHeldByUnit(role: Role): boolean {
  return Object.values(reachByRole[role]).includes('granted');
}
