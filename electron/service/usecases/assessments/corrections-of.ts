import type { z } from 'zod';
import type { shownSignature } from '../../../../shared/contract/assessments';
import { assessmentDifferences, type AssessmentDifference } from '../../../../shared/domain/assessment-difference';
import { cosignMeanings, isAbout, isOpenToCorrection, mayCosign } from '../../../../shared/domain/assessment-correction';
import type { JsonObject } from '../../../../shared/domain/audit-json';
import { scopeOf, type Permission } from '../../../../shared/domain/permissions';
import type { AssessmentRow } from '../../db/core-schema';
import type { AssessmentEventRow } from '../../db/assessment-schema';
import type { Reader } from '../../db/schema';
import { signedAssessmentContent } from '../../db/signed-assessment';
import { eventsOfAssessment, otherRatingOf, versionsOfAssessment } from '../../db/sql/assessment-events';
import { assessmentById, assessmentSteps, evidenceOf, type AssessmentSummary } from '../../db/sql/assessments';
import type { ReadContext } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';
import { concernedBy, mayReview } from './standing-record';
import { assessmentEventRecord } from './write-event';

type Row = AssessmentSummary & AssessmentRow;

/** The versions of a record, what differs, what became of it, the other rating of its pair, and what can still follow. */
export async function correctionsOf(db: Reader, ctx: ReadContext, row: Row, content: JsonObject) {
  const other = await otherRatingOf(db, row);
  return {
    versions: await versionsOfAssessment(db, row.assessmentId),
    differences: await differencesOf(db, ctx, row, content),
    events: await eventsOf(db, row.assessmentId),
    otherRating:
      other === undefined
        ? null
        : {
            assessmentId: other.assessmentId,
            assessorName: other.assessorName,
            outcome: other.outcome,
            level: other.level,
            state: other.state,
          },
    may: await whatFollows(db, ctx, row),
  };
}

async function differencesOf(db: Reader, ctx: ReadContext, { amendsId }: Row, content: JsonObject): Promise<AssessmentDifference[]> {
  const before = amendsId === null ? undefined : await assessmentById(db, amendsId, ctx.scope, ctx.today);
  if (before === undefined) return [];
  const { assessmentId } = before;
  const former = signedAssessmentContent(before, await assessmentSteps(db, assessmentId), await evidenceOf(db, assessmentId));
  return assessmentDifferences(former, content);
}

type ShownEvent = Pick<AssessmentEventRow, 'eventId' | 'kind' | 'reason' | 'recordedAt'> & {
  readonly by: string;
  readonly signatures: Array<z.input<typeof shownSignature>>;
};

async function eventsOf(db: Reader, assessmentId: string): Promise<ShownEvent[]> {
  const shown: ShownEvent[] = [];
  for (const { by, ...event } of await eventsOfAssessment(db, assessmentId)) {
    const { eventId, kind, reason, recordedAt } = event;
    const signed = { recordType: assessmentEventRecord, recordId: eventId, revision: 1, content: event };
    shown.push({ eventId, kind, reason, recordedAt, by, signatures: await shownSignatures(db, signed) });
  }
  return shown;
}

/** What somebody at this station could do: the session's user, or where another signs in place, whoever that will be. */
async function whatFollows(db: Reader, { grants, actor }: ReadContext, row: Row) {
  const may = (permission: Permission): boolean => scopeOf(grants, permission, actor.personId) !== null;
  const concerned = await concernedBy(db, row);
  const isReviewer = may('assessments.return') && mayReview(concerned, actor).ok;
  const isStanding = isOpenToCorrection(row.state);
  return {
    return: isReviewer && row.state === 'current',
    keep: isReviewer && row.state === 'returned',
    amend: isStanding && row.kind !== 'priorLearning',
    void: isStanding && may('assessments.void') && !isAbout(concerned, actor),
    cosign: isStanding && cosignMeanings.some((meaning) => mayCosign(meaning, concerned, { userId: '', personId: null }).ok),
  };
}
