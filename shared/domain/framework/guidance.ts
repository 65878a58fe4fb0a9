import type { CompetencyItem, FrameworkItem } from '../../contract/framework-item';
import type { Role, RoleGrant } from '../permissions';

type Guidance = CompetencyItem['content']['guidance'];

/** Who reads what is meant for the assessor, and for the line manager as coach: they, who write and approve it, and who audits it. */
const readers: Readonly<Record<'assessor' | 'coach', ReadonlySet<Role>>> = {
  assessor: new Set<Role>(['assessor', 'frameworkSteward', 'administrator', 'qualityAuditor']),
  coach: new Set<Role>(['lineManager', 'frameworkSteward', 'administrator', 'qualityAuditor']),
};

/** The guidance that somebody with these roles may read; the rest is empty. What is said to the employee is for everybody. */
export function guidanceFor(guidance: Guidance, grants: readonly RoleGrant[]): Guidance {
  const shown = (who: keyof Guidance): string => (mayReadGuidance(who, grants) ? guidance[who] : '');
  return { assessor: shown('assessor'), coach: shown('coach'), employee: shown('employee') };
}

/** Whether somebody with these roles may read the guidance for `who`; what is for nobody in particular is for everybody. */
export function mayReadGuidance(who: string, grants: readonly RoleGrant[]): boolean {
  if (who !== 'assessor' && who !== 'coach') return true;
  return grants.some(({ role }) => readers[who].has(role));
}

/** An item with the guidance that somebody with these roles may read. */
export function itemFor<Item extends FrameworkItem>(item: Item, grants: readonly RoleGrant[]): Item {
  if (item.kind !== 'competency' && item.kind !== 'block') return item;
  return { ...item, content: { ...item.content, guidance: guidanceFor(item.content.guidance, grants) } };
}
