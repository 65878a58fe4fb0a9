import type { AuditChange } from '../../db/audit-append';
import type { Tx } from '../../db/schema';
import { obligationsOfRevision, supersededByRevision } from '../../db/sql/obligations';
import { writeVersions } from '../../db/sql/versions';

/**
 * Takes back what a withdrawn revision still asks for; what was done stays done, and what it took the place of is asked for again.
 * Answers with the changes for the log.
 */
export async function cancelObligations(
  tx: Tx,
  entry: number,
  revisionId: string,
  tell: (done: number, total: number) => void,
): Promise<AuditChange[]> {
  const open = (await obligationsOfRevision(tx, revisionId)).filter(({ state }) => state === 'open');
  return writeVersions(
    tx,
    entry,
    'obligation',
    [
      ...open.map((row) => ({ ...row, state: 'cancelled' as const })),
      ...(await supersededByRevision(tx, revisionId)).map((row) => ({ ...row, state: 'open' as const, supersededBy: null })),
    ],
    tell,
  );
}
