import type { CalibrationSessionRow, PanelAcknowledgementRow, PanelMemberRow, SessionCaseRow } from '../calibration-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';
import { isCounting } from './counting-assessments';

const columns = [
  'sessionId',
  'title',
  'round',
  'previousSessionId',
  'state',
  'plannedOn',
  'facilitatorUserId',
  'coFacilitatorUserId',
  'quorum',
  'agenda',
  'groundRules',
  'question',
  'minimumGroup',
  'setUp',
  'publicKey',
  'createdBy',
  'createdAt',
  'startedAt',
  'closedAt',
  'finalAt',
  'endReason',
] as const;

export async function sessionById(db: Reader, sessionId: string): Promise<CalibrationSessionRow | undefined> {
  return db
    .selectFrom('calibration_session')
    .select(columns)
    .where('sessionId', '=', sessionId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

/** Every session, the one planned last first. */
export async function allSessions(db: Reader): Promise<CalibrationSessionRow[]> {
  return db
    .selectFrom('calibration_session')
    .select(columns)
    .where('recordedTo', 'is', null)
    .orderBy('plannedOn', 'desc')
    .orderBy('createdAt', 'desc')
    .orderBy('sessionId')
    .execute();
}

/** The later round of a session; null: there is none. */
export async function nextRoundOf(db: Reader, sessionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('calibration_session')
    .select('sessionId')
    .where('previousSessionId', '=', sessionId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
  return row?.sessionId ?? null;
}

export async function insertPanel(tx: Tx, rows: readonly PanelMemberRow[]): Promise<void> {
  await insertRows(tx, 'panel_member', rows);
}

/** The panel in its order, members and observers. */
export async function panelOf(db: Reader, sessionId: string): Promise<PanelMemberRow[]> {
  return db.selectFrom('panel_member').selectAll().where('sessionId', '=', sessionId).orderBy('ordinal').execute();
}

/** The sessions that have begun and in which somebody is on the panel. */
export async function sessionsOfUser(db: Reader, userId: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('panel_member').select('sessionId').where('userId', '=', userId).execute();
  return new Set(rows.map(({ sessionId }) => sessionId));
}

/** How large each session is that has begun, by its id. */
export async function sizesOfSessions(
  db: Reader,
): Promise<ReadonlyMap<string, { readonly members: number; readonly cases: number; readonly handedIn: number }>> {
  const countBy = async (table: 'session_case' | 'rating_hand_in'): Promise<Map<string, number>> => {
    const rows = await db
      .selectFrom(table)
      .select(({ fn }) => ['sessionId', fn.countAll<number>().as('n')])
      .groupBy('sessionId')
      .execute();
    return new Map(rows.map(({ sessionId, n }) => [sessionId, n]));
  };
  const members = await db
    .selectFrom('panel_member')
    .select(({ fn }) => ['sessionId', fn.countAll<number>().as('n')])
    .where('role', '=', 'member')
    .groupBy('sessionId')
    .execute();
  const [cases, handedIn] = [await countBy('session_case'), await countBy('rating_hand_in')];
  return new Map(
    members.map(({ sessionId, n }) => [
      sessionId,
      { members: n, cases: cases.get(sessionId) ?? 0, handedIn: handedIn.get(sessionId) ?? 0 },
    ]),
  );
}

export async function insertAcknowledgement(tx: Tx, row: PanelAcknowledgementRow): Promise<void> {
  await insertRows(tx, 'panel_acknowledgement', [row]);
}

export async function acknowledgementsOf(db: Reader, sessionId: string): Promise<PanelAcknowledgementRow[]> {
  return db.selectFrom('panel_acknowledgement').selectAll().where('sessionId', '=', sessionId).execute();
}

export async function insertCases(tx: Tx, rows: readonly SessionCaseRow[]): Promise<void> {
  await insertRows(tx, 'session_case', rows);
}

/** In the order in which they are rated. */
export async function casesOf(db: Reader, sessionId: string): Promise<SessionCaseRow[]> {
  return db.selectFrom('session_case').selectAll().where('sessionId', '=', sessionId).orderBy('ordinal').execute();
}

/** Whose record each of some assessments is that count, by the assessment's id. */
export async function countingPeople(db: Reader, assessmentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (assessmentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('assessment as a')
    .select(['a.assessmentId', 'a.personId'])
    .where('a.assessmentId', 'in', assessmentIds)
    .where(isCounting)
    .execute();
  return new Map(rows.map(({ assessmentId, personId }) => [assessmentId, personId]));
}

export interface RecordToRate {
  readonly assessmentId: string;
  readonly personId: string;
  readonly assessorUserId: string;
  readonly competencyId: string;
  readonly kind: string;
  readonly performedOn: string;
  readonly level: number;
}

/** Assessments that count and could be rated again, newest first, and how many there are. */
export async function recordsToRate(
  db: Reader,
  competencyId: string | null,
  limit: number,
): Promise<{ readonly rows: RecordToRate[]; readonly total: number }> {
  const found = db
    .selectFrom('assessment as a')
    .$if(competencyId !== null, (query) => query.where('a.competencyId', '=', competencyId ?? ''))
    .where('a.kind', '!=', 'priorLearning')
    .where(isCounting);
  const rows = await found
    .select(['a.assessmentId', 'a.personId', 'a.assessorUserId', 'a.competencyId', 'a.kind', 'a.performedOn', 'a.level'])
    .orderBy('a.enteredAt', 'desc')
    .orderBy('a.assessmentId', 'desc')
    .limit(limit)
    .execute();
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows, total };
}
