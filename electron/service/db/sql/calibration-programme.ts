import { sql } from 'kysely';
import type { CalibrationProgrammeRow, ProgrammeSampleRow, ProgrammeSessionRow } from '../calibration-case-schema';
import type { Reader } from '../schema';
import { isCountingAs } from './counting-assessments';

/** Every line of the programme as it stands, by its id. */
export async function programmesNow(db: Reader): Promise<CalibrationProgrammeRow[]> {
  return db
    .selectFrom('calibration_programme as p')
    .selectAll('p')
    .where(sql<boolean>`p.revision = (SELECT MAX(n.revision) FROM calibration_programme n WHERE n.programmeId = p.programmeId)`)
    .orderBy('p.programmeId')
    .execute();
}

/** Every revision of a line, newest first. */
export async function programmeRevisions(db: Reader, programmeId: string): Promise<CalibrationProgrammeRow[]> {
  return db.selectFrom('calibration_programme').selectAll().where('programmeId', '=', programmeId).orderBy('revision', 'desc').execute();
}

/** The line of the programme that a session was held for, as it stands; undefined: it was held for none. */
export async function programmeOfSession(db: Reader, sessionId: string): Promise<CalibrationProgrammeRow | undefined> {
  return db
    .selectFrom('programme_session as d')
    .innerJoin('calibration_programme as p', 'p.programmeId', 'd.programmeId')
    .selectAll('p')
    .where('d.sessionId', '=', sessionId)
    .orderBy('p.revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Samples of a line, or of all, newest first. */
export async function samplesOf(db: Reader, programmeId: string | null): Promise<ProgrammeSampleRow[]> {
  return db
    .selectFrom('programme_sample')
    .selectAll()
    .$if(programmeId !== null, (query) => query.where('programmeId', '=', programmeId ?? ''))
    .orderBy('entryNumber', 'desc')
    .execute();
}

export async function sampleById(db: Reader, sampleId: string): Promise<ProgrammeSampleRow | undefined> {
  return db.selectFrom('programme_sample').selectAll().where('sampleId', '=', sampleId).executeTakeFirst();
}

/** The sessions that days of the programme were held as, with how far each has come. */
export async function programmeSessions(db: Reader): Promise<Array<ProgrammeSessionRow & { readonly state: string }>> {
  const rows = await db
    .selectFrom('programme_session as d')
    .leftJoin('calibration_session as s', (join) => join.onRef('s.sessionId', '=', 'd.sessionId').on('s.recordedTo', 'is', null))
    .selectAll('d')
    .select('s.state')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state ?? 'abandoned' }));
}

export interface PopulationRow {
  readonly assessmentId: string;
  readonly personId: string;
  readonly competencyId: string;
  readonly level: number;
  readonly kind: string;
  readonly performedOn: string;
  readonly enteredAt: string;
  readonly assessorUserId: string;
  readonly criticality: 'low' | 'medium' | 'high' | 'critical';
}

/**
 * Assessments that count and were recorded by entries of the log after one and up to another: of competencies of a criticality and people with a role on the day
 * they were assessed, where one is asked for.
 */
export async function assessmentsToDraw(
  db: Reader,
  wanted: {
    readonly afterEntry: number;
    readonly untilEntry: number;
    readonly criticality: string | null;
    readonly roleId: string | null;
  },
): Promise<PopulationRow[]> {
  const { rows } = await sql<PopulationRow>`
    SELECT a.assessmentId, a.personId, a.competencyId, a.level, a.kind, a.performedOn, a.enteredAt, a.assessorUserId,
      (SELECT i.content ->> '$.criticality' FROM framework_item i WHERE i.itemId = a.competencyId AND i.recordedTo IS NULL AND i.pilotOf = ''
        AND i.validFrom <= a.performedOn ORDER BY i.validFrom DESC LIMIT 1) AS criticality
    FROM assessment a
    WHERE a.entryNumber > ${wanted.afterEntry} AND a.entryNumber <= ${wanted.untilEntry} AND a.kind <> 'priorLearning' AND ${isCountingAs('a')}
      AND (${wanted.roleId} IS NULL OR EXISTS (SELECT 1 FROM position p WHERE p.personId = a.personId AND p.recordedTo IS NULL AND p.roleId = ${wanted.roleId}
        AND p.validFrom <= a.performedOn AND (p.validTo IS NULL OR p.validTo >= a.performedOn)))
    ORDER BY a.assessmentId`.execute(db);
  return rows.filter(({ criticality }) => criticality !== null && (wanted.criticality === null || criticality === wanted.criticality));
}

/** The last entry of the log that was recorded before a moment; 0: none. */
export async function lastEntryUntil(db: Reader, moment: string | null): Promise<number> {
  const row = await db
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.max<number | null>('entryNumber').as('last'))
    .$if(moment !== null, (query) => query.where('recordedAt', '<', moment ?? ''))
    .executeTakeFirst();
  return row?.last ?? 0;
}

export interface LoadRow {
  readonly userId: string;
  readonly month: string;
  readonly what: 'knowledge' | 'practical' | 'observation' | 'seen' | 'rated';
  readonly n: number;
  /** Minutes from the first to the last step whose times were noted, of so many of them. */
  readonly timedMinutes: number;
  readonly timed: number;
}

/** What everybody assessed, observed and rated by month, from a month on: counted as it was recorded, void or not, since it took its time. */
export async function loggedWork(db: Reader, fromMonth: string): Promise<LoadRow[]> {
  const { rows } = await sql<LoadRow>`
    SELECT userId, month, what, COUNT(*) AS n, SUM(minutes) AS timedMinutes, SUM(minutes > 0) AS timed FROM (
      SELECT a.assessorUserId AS userId, substr(a.performedOn, 1, 7) AS month, a.kind AS what,
        COALESCE((SELECT CASE WHEN COUNT(s.doneAt) > 1 THEN (julianday(MAX(s.doneAt)) - julianday(MIN(s.doneAt))) * 1440 ELSE 0 END
          FROM assessment_step s WHERE s.assessmentId = a.assessmentId), 0) AS minutes
      FROM assessment a WHERE a.kind <> 'priorLearning' AND a.amendsId IS NULL AND a.performedOn >= ${fromMonth}
      UNION ALL
      SELECT o.observerUserId, substr(o.seenOn, 1, 7), 'seen', 0 FROM observation o WHERE o.replacesId IS NULL AND o.seenOn >= ${fromMonth}
    ) GROUP BY userId, month, what
    UNION ALL
    SELECT m.userId, substr(h.handedInAt, 1, 7), 'rated', SUM(h.rated), 0, 0 FROM rating_hand_in h
    JOIN panel_member m ON m.sessionId = h.sessionId AND m.memberId = h.memberId
    WHERE m.userId IS NOT NULL AND h.handedInAt >= ${fromMonth} GROUP BY 1, 2
    UNION ALL
    SELECT g.userId, substr(r.ratedAt, 1, 7), 'rated', SUM(json_array_length(g.cases)), 0, 0 FROM gold_study_rating r
    JOIN gold_study g ON g.studyId = r.studyId WHERE r.ratedAt >= ${fromMonth} GROUP BY 1, 2`.execute(db);
  return rows;
}

/** Drawn assessments as they are on record. */
export async function drawnAssessments(db: Reader, assessmentIds: readonly string[]) {
  const { rows } = await sql<
    Pick<PopulationRow, 'assessmentId' | 'competencyId' | 'level' | 'kind' | 'performedOn'> & { readonly isCounting: number }
  >`
    SELECT a.assessmentId, a.competencyId, a.level, a.kind, a.performedOn, ${isCountingAs('a')} AS isCounting FROM assessment a
    WHERE a.assessmentId IN (SELECT value FROM json_each(${JSON.stringify(assessmentIds)}))`.execute(db);
  return rows;
}
