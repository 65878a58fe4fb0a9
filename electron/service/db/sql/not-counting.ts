import { sql } from 'kysely';
import type { notEvidenceReasons } from '../../../../shared/contract/evidence-currency';
import { ofSome } from '../prepared-query';
import { isCounting } from './counting-assessments';

/** An assessment that is no evidence, and the moment from which it was none; null: it was none from the start. */
export interface NotCounting {
  readonly assessmentId: string;
  readonly competencyId: string;
  readonly why: (typeof notEvidenceReasons)[number];
  readonly performedOn: string;
  readonly at: string | null;
}

/** What does not count of the assessments of some people: void, replaced by another version, sent back, or one rating of two. */
export const notCountingOf = ofSome(
  'a.personId',
  (isWanted) => sql<NotCounting>`
    WITH mine AS (SELECT a.*, (${isCounting}) AS isCounting FROM assessment a WHERE ${isWanted})
    SELECT m.assessmentId, m.competencyId, m.performedOn,
      CASE WHEN v.eventId IS NOT NULL THEN 'voided' WHEN n.assessmentId IS NOT NULL THEN 'amended' WHEN m.isCounting THEN 'secondMissing' ELSE 'returned' END AS why,
      COALESCE(v.recordedAt, n.enteredAt, (
        SELECT MAX(r.recordedAt) FROM assessment_event r WHERE r.assessmentId = m.assessmentId AND r.kind = 'returned' AND NOT m.isCounting
      )) AS at
    FROM mine m
    LEFT JOIN assessment n ON n.amendsId = m.assessmentId
    LEFT JOIN assessment_event v ON v.assessmentId = m.assessmentId AND v.kind = 'voided'
    WHERE NOT m.isCounting OR (m.pairId IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM mine o WHERE o.pairId = m.pairId AND o.assessmentId <> m.assessmentId AND o.isCounting))
    ORDER BY m.performedOn DESC, m.assessmentId`,
);
