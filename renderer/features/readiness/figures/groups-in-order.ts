import { figureGroups, type FigureGroup } from '../../../../shared/domain/dashboard-figures';
import type { Role } from '../../../../shared/domain/permissions';

/** What each role works with first; the rest follows in its usual order. */
const firstByRole: Readonly<Partial<Record<Role, FigureGroup>>> = {
  administrator: 'readiness',
  frameworkSteward: 'readiness',
  assessor: 'work',
  lineManager: 'risk',
  qualityAuditor: 'evidence',
  calibrationFacilitator: 'work',
};

export function groupsInOrder(roles: readonly Role[]): readonly FigureGroup[] {
  const first = roles.map((role) => firstByRole[role]).find((group) => group !== undefined);
  return first === undefined ? figureGroups : [first, ...figureGroups.filter((group) => group !== first)];
}
