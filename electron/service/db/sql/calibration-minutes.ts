import type { CaseConsensusRow, CaseDissentRow, PanelAbsenceRow, SessionMinutesRow } from '../calibration-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';

export async function insertConsensus(tx: Tx, row: CaseConsensusRow): Promise<void> {
  await insertRows(tx, 'case_consensus', [row]);
}

/** What counts for each case of a session: the last that was decided, by the case's id. */
export async function consensusByCase(db: Reader, sessionId: string): Promise<ReadonlyMap<string, CaseConsensusRow>> {
  const rows = await db.selectFrom('case_consensus').selectAll().where('sessionId', '=', sessionId).orderBy('revision').execute();
  return new Map(rows.map((row) => [row.caseId, row]));
}

export async function insertDissent(tx: Tx, row: CaseDissentRow): Promise<void> {
  await insertRows(tx, 'case_dissent', [row]);
}

/** In the order in which they were recorded. */
export async function dissentsOf(db: Reader, sessionId: string): Promise<CaseDissentRow[]> {
  return db.selectFrom('case_dissent').selectAll().where('sessionId', '=', sessionId).orderBy('entryNumber').orderBy('dissentId').execute();
}

export async function insertMinutes(tx: Tx, row: SessionMinutesRow): Promise<void> {
  await insertRows(tx, 'session_minutes', [row]);
}

export async function minutesOf(db: Reader, sessionId: string): Promise<SessionMinutesRow | undefined> {
  return db.selectFrom('session_minutes').selectAll().where('sessionId', '=', sessionId).executeTakeFirst();
}

export async function insertAbsence(tx: Tx, row: PanelAbsenceRow): Promise<void> {
  await insertRows(tx, 'panel_absence', [row]);
}

export async function absencesOf(db: Reader, sessionId: string): Promise<PanelAbsenceRow[]> {
  return db.selectFrom('panel_absence').selectAll().where('sessionId', '=', sessionId).execute();
}
