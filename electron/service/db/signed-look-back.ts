import type { JsonObject } from '../../../shared/domain/audit-json';
import type { LookBackDecisionRow, LookBackLineRow } from './recalibration-schema';
import type { Reader } from './schema';

export const lookBackDecisionRecord = 'look_back_decision';

/** What is signed of a decision: it with everything that it was decided of. */
export function lookBackDecisionContent(row: LookBackDecisionRow, lines: readonly LookBackLineRow[]): JsonObject {
  return {
    ...row,
    lines: lines
      .map(({ assessmentId, obligationId, eventId }) => ({ assessmentId, obligationId, eventId }))
      .toSorted((a, b) => (a.assessmentId < b.assessmentId ? -1 : 1)),
  };
}

/** The same as it stands in the record; null: there is no such decision. */
export async function signedLookBackDecision(db: Reader, decisionId: string): Promise<JsonObject | null> {
  const row = await db.selectFrom('look_back_decision').selectAll().where('decisionId', '=', decisionId).executeTakeFirst();
  if (row === undefined) return null;
  return lookBackDecisionContent(row, await db.selectFrom('look_back_line').selectAll().where('decisionId', '=', decisionId).execute());
}
