import type { JsonObject } from '../../../shared/domain/audit-json';
import type { AssessmentRow, AssessmentStepRow, EvidenceRow } from './core-schema';

/** What an assessor signs: everything that was judged and what it was judged on, evidence by its digest. */
export function signedAssessmentContent(
  row: Omit<AssessmentRow, 'contentDigest'>,
  steps: readonly AssessmentStepRow[],
  evidence: readonly Pick<EvidenceRow, 'evidenceId' | 'fileName' | 'sha256'>[],
): JsonObject {
  const {
    assessmentId,
    personId,
    competencyId,
    competencyVersion,
    level,
    kind,
    outcome,
    performedOn,
    enteredAt,
    zone,
    place,
    note,
    lateReason,
    prerequisiteReason,
    assessorUserId,
  } = row;
  return {
    assessmentId,
    personId,
    competencyId,
    competencyVersion,
    level,
    kind,
    outcome,
    performedOn,
    enteredAt,
    zone,
    place,
    note,
    lateReason,
    // Left out where there is none: what was signed before there was such a reason reads as it did.
    ...(prerequisiteReason === null ? {} : { prerequisiteReason }),
    assessorUserId,
    steps: steps.map(({ ordinal, stepId, text, isCritical, result, note: remark }) => ({
      ordinal,
      stepId,
      text,
      isCritical,
      result,
      note: remark,
    })),
    evidence: evidence.map(({ evidenceId, fileName, sha256 }) => ({ evidenceId, fileName, sha256 })),
  };
}
