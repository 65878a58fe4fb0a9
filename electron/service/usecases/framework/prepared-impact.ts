import type { ImpactColumns } from '../../db/impact-rows';
import type { PlannedRevision } from '../../db/impact';

/** What a revision would do, kept by the session so that its lists can be read page by page. */
export interface PreparedImpact {
  readonly impactId: string;
  readonly planned: PlannedRevision;
  readonly columns: ImpactColumns;
}

const key = 'framework.impact';

/** Only the newest is kept. */
export function keepImpact(session: Map<string, unknown>, prepared: PreparedImpact): void {
  session.set(key, prepared);
}

export function preparedImpact(session: Map<string, unknown>, impactId: string): PreparedImpact | null {
  const kept = session.get(key);
  return isPrepared(kept) && kept.impactId === impactId ? kept : null;
}

/** Nothing but keepImpact puts anything under the key. */
function isPrepared(kept: unknown): kept is PreparedImpact {
  return typeof kept === 'object' && kept !== null && 'impactId' in kept;
}
