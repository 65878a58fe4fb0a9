import type { FrameworkItem } from '../../contract/framework-item';
import type { ItemChange } from './changes';

/**
 * Whether the approver must say what a change means for the people concerned. What is new asks nothing of anybody until it
 * is required; names of groups, roles, tasks and clauses qualify nobody.
 */
export function needsDecision(item: FrameworkItem, change: ItemChange | null): boolean {
  if (change === null) return false;
  if (item.kind === 'requirement') return true;
  return (item.kind === 'competency' || item.kind === 'block') && change !== 'added';
}
