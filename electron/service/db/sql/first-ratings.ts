import { sql } from 'kysely';
import { z } from 'zod';
import { outcome, stepResult } from '../../../../shared/contract/assessment-input';
import { assessmentKinds, assessmentMethods } from '../../../../shared/domain/assessment';
import type { Scope } from '../../../../shared/domain/permissions';
import type { FirstRatingEndRow, FirstRatingRow } from '../assessment-schema';
import type { AssessmentRow, AssessmentStepRow, StagedEvidenceRow } from '../core-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';
import { personIsWithin } from './assessments';
import { isOn } from './framework-items';

/** What is kept of a rating while it waits: everything that was signed. */
export interface RatingContent {
  readonly row: Omit<AssessmentRow, 'contentDigest'>;
  readonly steps: readonly AssessmentStepRow[];
  readonly evidence: readonly StagedEvidenceRow[];
}

export async function insertFirstRating(tx: Tx, row: FirstRatingRow): Promise<void> {
  await insertRows(tx, 'first_rating', [row]);
}

export async function endFirstRating(tx: Tx, row: FirstRatingEndRow): Promise<void> {
  await insertRows(tx, 'first_rating_end', [row]);
}

const isOpen = sql<boolean>`
  NOT EXISTS (SELECT 1 FROM first_rating_end e WHERE e.assessmentId = f.assessmentId)
  AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.assessmentId = f.assessmentId)`;

/** A rating that still waits for a second one. */
export async function openFirstRating(db: Reader, assessmentId: string): Promise<FirstRatingRow | undefined> {
  const { rows } = await sql<FirstRatingRow>`
    SELECT f.* FROM first_rating f WHERE f.assessmentId = ${assessmentId} AND ${isOpen}`.execute(db);
  return rows[0];
}

/** A rating that waits, without anything of what it says. */
export interface WaitingRating extends Omit<FirstRatingRow, 'content' | 'contentDigest' | 'entryNumber'> {
  readonly familyName: string;
  readonly givenName: string;
  readonly competencyCode: string;
  readonly competencyTitle: string;
  readonly scaleLevels: string;
  readonly askedName: string | null;
}

/** The ratings that wait, of people within a scope, the oldest first. */
export async function waitingRatings(db: Reader, scope: Scope, today: string): Promise<WaitingRating[]> {
  const { rows } = await sql<WaitingRating>`
    SELECT f.assessmentId, f.personId, f.competencyId, f.level, f.performedOn, f.assessorUserId, f.secondUserId, f.enteredAt,
      p.familyName, p.givenName, c.code AS competencyCode, c.title AS competencyTitle, s.content -> '$.levels' AS scaleLevels, u.printedName AS askedName
    FROM first_rating f
    JOIN person p ON p.personId = f.personId AND p.recordedTo IS NULL
    JOIN framework_item c ON c.itemId = f.competencyId AND ${isOn('c', sql.ref('f.performedOn'))}
    JOIN framework_item s ON s.itemId = c.content ->> '$.scaleId' AND ${isOn('s', sql.ref('f.performedOn'))}
    LEFT JOIN user_account u ON u.userId = f.secondUserId AND u.recordedTo IS NULL
    WHERE ${isOpen} AND ${personIsWithin(scope, today, 'f.personId')}
    ORDER BY f.entryNumber`.execute(db);
  return rows;
}

const nullableText = z.string().nullable();
const stored = z.object({
  row: z.object({
    assessmentId: z.string(),
    personId: z.string(),
    competencyId: z.string(),
    competencyVersion: z.number(),
    level: z.number(),
    kind: z.enum(assessmentKinds),
    method: z.enum(assessmentMethods),
    outcome,
    performedOn: z.string(),
    performedTime: nullableText,
    enteredAt: z.string(),
    zone: z.string(),
    place: z.string(),
    taskId: nullableText,
    abnormalCondition: nullableText,
    note: z.string(),
    lateReason: nullableText,
    detail: z.string(),
    amendsId: nullableText,
    amendReason: nullableText,
    amendCode: z.null().default(null),
    authorisedBy: z.null().default(null),
    pairId: nullableText,
    groupId: nullableText,
    paperFormId: nullableText,
    prerequisiteReason: nullableText,
    independenceReason: nullableText,
    assessorUserId: z.string(),
    entryNumber: z.number(),
  }),
  steps: z.array(
    z.object({
      assessmentId: z.string(),
      ordinal: z.number(),
      stepId: z.string(),
      text: z.string(),
      isCritical: z.union([z.literal(0), z.literal(1)]),
      result: stepResult,
      note: nullableText,
      doneAt: nullableText,
      orderReason: nullableText,
    }),
  ),
  evidence: z.array(
    z.object({
      evidenceId: z.string(),
      userId: z.string(),
      fileName: z.string(),
      mediaType: z.string(),
      size: z.number(),
      sha256: z.string(),
      capturedAt: z.string(),
    }),
  ),
});

/** The content of a rating that waits, as it was signed. */
export function ratingContent(content: string): RatingContent {
  return stored.parse(JSON.parse(content));
}
