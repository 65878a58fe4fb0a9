import { sql } from 'kysely';
import type { SessionResultRow } from '../calibration-schema';
import { insertRows } from '../insert-rows';
import { prepared, type Given } from '../prepared-query';
import type { Reader, Tx } from '../schema';

export async function insertResult(tx: Tx, row: SessionResultRow): Promise<void> {
  await insertRows(tx, 'session_result', [row]);
}

export interface EarlierResult {
  readonly sessionId: string;
  readonly title: string;
  readonly round: number;
  readonly closedAt: string;
  readonly facilitatorUserId: string;
  readonly coFacilitatorUserId: string | null;
  readonly content: string;
}

const upTo = prepared(
  (_db, given: Given<{ closedAt: string }>) => sql<EarlierResult>`
    SELECT s.sessionId, s.title, s.round, s.closedAt, s.facilitatorUserId, s.coFacilitatorUserId, r.content
    FROM session_result r JOIN calibration_session s ON s.sessionId = r.sessionId AND s.recordedTo IS NULL
    WHERE s.closedAt <= ${given('closedAt')} ORDER BY s.closedAt, s.sessionId`,
);

/** Locked results of the sessions that were closed by then, the earliest first. */
export const resultsUpTo = (db: Reader, closedAt: string): Promise<EarlierResult[]> => upTo(db, { closedAt });
