import type { Contract } from '../../../../shared/contract';
import { assessmentDetail } from '../../../../shared/contract/assessment-detail';
import { fail, ok } from '../../../../shared/result';
import { isIntact } from '../../db/evidence-store';
import type { EvidenceRow } from '../../db/core-schema';
import type { EvidenceDb } from '../../db/schema';
import { assessmentById, assessmentSteps, evidenceOf } from '../../db/sql/assessments';
import { shownSignatures } from '../signatures/shown-signatures';
import { taskNamed } from '../../db/sql/competency-tasks';
import type { QueryUseCase } from '../context';
import { signedAssessmentContent } from '../../db/signed-assessment';
import { correctionsOf } from './corrections-of';
import { recordJudgement } from './judged-parts';
import { summaryOf } from './summary';

/** One assessment with its evidence and signatures, each checked at the moment of reading. */
export const getAssessment: QueryUseCase<Contract['assessments']['get']> = async (db, { assessmentId }, ctx) => {
  const row = await assessmentById(db, assessmentId, ctx.scope, ctx.today);
  if (row === undefined) return fail('AssessmentNotFound');
  ctx.noteRead(row.personId);
  const steps = await assessmentSteps(db, assessmentId);
  const files = await evidenceOf(db, assessmentId);
  const content = signedAssessmentContent(row, steps, files);
  const detail = assessmentDetail.parse(JSON.parse(row.detail));
  return ok({
    ...summaryOf(row),
    competencyVersion: row.competencyVersion,
    zone: row.zone,
    method: row.method,
    performedTime: row.performedTime,
    place: row.place,
    task: row.taskId === null ? null : await taskNamed(db, row.taskId, row.performedOn),
    abnormalCondition: row.abnormalCondition,
    detail,
    groupId: row.groupId,
    contentDigest: row.contentDigest,
    note: row.note,
    lateReason: row.lateReason,
    prerequisiteReason: row.prerequisiteReason,
    independenceReason: row.independenceReason,
    steps: steps.map((step) => ({ ...step, isCritical: step.isCritical === 1 })),
    evidence: await checkedFiles(ctx.evidence, files),
    signatures: inOrder(await shownSignatures(db, { recordType: 'assessment', recordId: assessmentId, revision: 1, content })),
    outcomeReasons: [...recordJudgement(row, steps, detail).reasons],
    amendReason: row.amendReason,
    ...(await correctionsOf(db, ctx, row, content)),
  });
};

/** As they were signed: of two in one entry the assessor's first, and then that of who authorised or approved it. */
function inOrder<Signed extends { readonly meaning: string; readonly entryNumber: number }>(signatures: readonly Signed[]): Signed[] {
  const place = ({ meaning }: Signed): number => (meaning === 'Assessed' ? 0 : 1);
  return signatures.toSorted((a, b) => a.entryNumber - b.entryNumber || place(a) - place(b));
}

/** One after the other: each may be large. */
async function checkedFiles(evidence: EvidenceDb, files: readonly EvidenceRow[]) {
  const checked: Array<EvidenceRow & { readonly isIntact: boolean }> = [];
  for (const file of files) checked.push({ ...file, isIntact: await isIntact(evidence, file.sha256) });
  return checked;
}
