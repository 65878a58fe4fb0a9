import type { Role, RoleGrant } from './permissions';

export const conflictKeys = [
  'administrator+frameworkSteward',
  'administrator+assessor',
  'administrator+qualityAuditor',
  'frameworkSteward+assessor',
  'frameworkSteward+qualityAuditor',
  'assessor+calibrationFacilitator',
  'assessor+qualityAuditor',
  'lineManager+qualityAuditor',
  'calibrationFacilitator+qualityAuditor',
  'hrPartner+qualityAuditor',
] as const;
export type ConflictKey = (typeof conflictKeys)[number];

export interface DutyConflict {
  readonly key: ConflictKey;
  readonly roles: readonly [Role, Role];
  /** What one person could do alone who held both. */
  readonly why: string;
}

/**
 * Which roles should not lie in one hand (EU GMP Annex 11, 2 and 12; 21 CFR 11.10(g)). The quality auditor conflicts with
 * every role that writes or decides: nobody audits their own work. A small site may need an overlap: then it says why.
 */
export const dutyConflicts: readonly DutyConflict[] = [
  {
    key: 'administrator+frameworkSteward',
    roles: ['administrator', 'frameworkSteward'],
    why: 'Could give out access and also set the standard that people are measured by.',
  },
  {
    key: 'administrator+assessor',
    roles: ['administrator', 'assessor'],
    why: 'Could make accounts, attest keys and import people, and also sign the assessments that rest on them.',
  },
  {
    key: 'administrator+qualityAuditor',
    roles: ['administrator', 'qualityAuditor'],
    why: 'Would audit the access and the log that they keep themselves.',
  },
  {
    key: 'frameworkSteward+assessor',
    roles: ['frameworkSteward', 'assessor'],
    why: 'Could lower a standard and then pass people against it.',
  },
  {
    key: 'frameworkSteward+qualityAuditor',
    roles: ['frameworkSteward', 'qualityAuditor'],
    why: 'Would audit the standard that they set themselves.',
  },
  {
    key: 'assessor+calibrationFacilitator',
    roles: ['assessor', 'calibrationFacilitator'],
    why: 'Would lead the comparison of judgements that are partly their own.',
  },
  {
    key: 'assessor+qualityAuditor',
    roles: ['assessor', 'qualityAuditor'],
    why: 'Would audit assessments that they signed themselves.',
  },
  {
    key: 'lineManager+qualityAuditor',
    roles: ['lineManager', 'qualityAuditor'],
    why: 'Answers for the readiness of a unit, and would audit it.',
  },
  {
    key: 'calibrationFacilitator+qualityAuditor',
    roles: ['calibrationFacilitator', 'qualityAuditor'],
    why: 'Would audit a calibration that they led themselves.',
  },
  {
    key: 'hrPartner+qualityAuditor',
    roles: ['hrPartner', 'qualityAuditor'],
    why: 'Would audit the people and positions that they import themselves.',
  },
];

/** Recorded for the two people who make a site, since nobody else is there yet to divide the duties with. */
export const foundersReason =
  'One of the two people who made this site: until others have accounts, the two share all duties between them. To be decided at the first access review.';

/** The same for the two people who recover a site by its shares. */
export const recoverersReason =
  'One of the two people who recovered this site by its shares: until others have accounts, the two share all duties between them. To be decided at the next access review.';

/** The conflicts among the roles of one person, whichever unit each is held for. */
export function conflictsAmong(grants: readonly Pick<RoleGrant, 'role'>[]): readonly DutyConflict[] {
  const held = new Set(grants.map(({ role }) => role));
  return dutyConflicts.filter(({ roles }) => roles.every((role) => held.has(role)));
}

/** The conflict between two roles, or null where one person may hold both. */
export function conflictBetween(one: Role, other: Role): DutyConflict | null {
  return dutyConflicts.find(({ roles }) => one !== other && roles.includes(one) && roles.includes(other)) ?? null;
}
