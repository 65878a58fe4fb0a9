import { sql } from 'kysely';
import type { AssessmentState } from '../../../../shared/domain/assessment-correction';
import type { AmendCode } from '../../../../shared/domain/rating-change';
import type { AssessmentEventRow } from '../assessment-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';

/** What has become of the assessment of a row of `a`. */
export const stateOf = sql<AssessmentState>`CASE
  WHEN EXISTS (SELECT 1 FROM assessment_event v WHERE v.assessmentId = a.assessmentId AND v.kind = 'voided') THEN 'voided'
  WHEN EXISTS (SELECT 1 FROM assessment n WHERE n.amendsId = a.assessmentId) THEN 'amended'
  WHEN EXISTS (SELECT 1 FROM assessment_event r WHERE r.assessmentId = a.assessmentId AND r.kind = 'returned' AND NOT EXISTS (
    SELECT 1 FROM assessment_event k WHERE k.assessmentId = r.assessmentId AND k.kind = 'kept' AND k.entryNumber > r.entryNumber)) THEN 'returned'
  ELSE 'current' END`;

/** Which version of its record a row of `a` is, from 1. */
export const versionOf = sql<number>`CASE WHEN a.amendsId IS NULL THEN 1 ELSE (
  WITH RECURSIVE up (id, n) AS (SELECT a.amendsId, 2 UNION ALL SELECT x.amendsId, up.n + 1 FROM up JOIN assessment x ON x.assessmentId = up.id WHERE x.amendsId IS NOT NULL)
  SELECT MAX(n) FROM up) END`;

export interface AssessmentVersion {
  readonly assessmentId: string;
  readonly version: number;
  readonly enteredAt: string;
  readonly assessorName: string;
  readonly outcome: 'competent' | 'notYetCompetent';
  readonly amendReason: string | null;
  /** Why its rating was changed, and who authorised that; null: it was not. */
  readonly amendCode: AmendCode | null;
  readonly authorisedBy: string | null;
  readonly state: AssessmentState;
}

/** Every version of the record that an assessment is one of, oldest first. */
export async function versionsOfAssessment(db: Reader, assessmentId: string): Promise<AssessmentVersion[]> {
  const { rows } = await sql<AssessmentVersion>`
    WITH RECURSIVE
      up (id) AS (SELECT ${assessmentId} UNION ALL SELECT x.amendsId FROM up JOIN assessment x ON x.assessmentId = up.id WHERE x.amendsId IS NOT NULL),
      chain (id, version) AS (
        SELECT x.assessmentId, 1 FROM up JOIN assessment x ON x.assessmentId = up.id WHERE x.amendsId IS NULL
        UNION ALL SELECT n.assessmentId, chain.version + 1 FROM chain JOIN assessment n ON n.amendsId = chain.id)
    SELECT a.assessmentId, chain.version, a.enteredAt, COALESCE(u.printedName, a.assessorUserId) AS assessorName, a.outcome, a.amendReason,
      a.amendCode, COALESCE(z.printedName, a.authorisedBy) AS authorisedBy, ${stateOf} AS state
    FROM chain JOIN assessment a ON a.assessmentId = chain.id
    LEFT JOIN user_account u ON u.userId = a.assessorUserId AND u.recordedTo IS NULL
    LEFT JOIN user_account z ON z.userId = a.authorisedBy AND z.recordedTo IS NULL
    ORDER BY chain.version`.execute(db);
  return rows;
}

/** The other of two ratings of one performance, in its newest version; undefined: there was one rating. */
export async function otherRatingOf(
  db: Reader,
  { assessmentId, pairId }: { readonly assessmentId: string; readonly pairId: string | null },
): Promise<
  | (Omit<AssessmentVersion, 'version' | 'amendReason' | 'amendCode' | 'authorisedBy' | 'enteredAt'> & {
      readonly level: number;
      readonly assessorUserId: string;
    })
  | undefined
> {
  if (pairId === null) return undefined;
  const own = (await versionsOfAssessment(db, assessmentId)).map((one) => one.assessmentId);
  const { rows } = await sql<{
    assessmentId: string;
    assessorName: string;
    assessorUserId: string;
    outcome: 'competent' | 'notYetCompetent';
    level: number;
    state: AssessmentState;
  }>`
    SELECT a.assessmentId, COALESCE(u.printedName, a.assessorUserId) AS assessorName, a.assessorUserId, a.outcome, a.level, ${stateOf} AS state
    FROM assessment a LEFT JOIN user_account u ON u.userId = a.assessorUserId AND u.recordedTo IS NULL
    WHERE a.pairId = ${pairId} AND a.assessmentId NOT IN (SELECT value FROM json_each(${JSON.stringify(own)}))
      AND NOT EXISTS (SELECT 1 FROM assessment n WHERE n.amendsId = a.assessmentId)`.execute(db);
  return rows[0];
}

export async function insertAssessmentEvent(tx: Tx, row: AssessmentEventRow): Promise<void> {
  await insertRows(tx, 'assessment_event', [row]);
}

/** What became of an assessment, oldest first, each with who decided it. */
export async function eventsOfAssessment(db: Reader, assessmentId: string): Promise<Array<AssessmentEventRow & { readonly by: string }>> {
  const { rows } = await sql<AssessmentEventRow & { readonly by: string }>`
    SELECT e.*, COALESCE(u.printedName, e.userId) AS by FROM assessment_event e
    LEFT JOIN user_account u ON u.userId = e.userId AND u.recordedTo IS NULL
    WHERE e.assessmentId = ${assessmentId} ORDER BY e.entryNumber`.execute(db);
  return rows;
}

export interface ReturnedAssessment {
  readonly assessmentId: string;
  readonly reason: string;
  readonly returnedBy: string;
  readonly returnedAt: string;
}

/** What was sent back to an assessor and still waits, the oldest first. */
export async function returnedTo(db: Reader, userId: string): Promise<ReturnedAssessment[]> {
  const { rows } = await sql<ReturnedAssessment>`
    SELECT e.assessmentId, e.reason, COALESCE(u.printedName, e.userId) AS returnedBy, e.recordedAt AS returnedAt
    FROM assessment_event e JOIN assessment a ON a.assessmentId = e.assessmentId AND a.assessorUserId = ${userId}
    LEFT JOIN user_account u ON u.userId = e.userId AND u.recordedTo IS NULL
    WHERE e.kind = 'returned' AND ${stateOf} = 'returned'
      AND NOT EXISTS (SELECT 1 FROM assessment_event l WHERE l.assessmentId = e.assessmentId AND l.entryNumber > e.entryNumber)
    ORDER BY e.entryNumber`.execute(db);
  return rows;
}
