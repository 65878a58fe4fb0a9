import type { Contract } from '../../../../shared/contract';
import { judge } from '../../../../shared/domain/assessment';
import { fail, ok } from '../../../../shared/result';
import { isIntact } from '../../db/evidence-store';
import type { EvidenceRow } from '../../db/core-schema';
import type { EvidenceDb } from '../../db/schema';
import { assessmentById, assessmentSteps, evidenceOf } from '../../db/sql/assessments';
import { shownSignatures } from '../signatures/shown-signatures';
import type { QueryUseCase } from '../context';
import { signedAssessmentContent } from '../../db/signed-assessment';
import { summaryOf } from './summary';

/** One assessment with its evidence and signatures, each checked at the moment of reading. */
export const getAssessment: QueryUseCase<Contract['assessments']['get']> = async (db, { assessmentId }, ctx) => {
  const row = await assessmentById(db, assessmentId, ctx.scope, ctx.today);
  if (row === undefined) return fail('AssessmentNotFound');
  ctx.noteRead(row.personId);
  const steps = await assessmentSteps(db, assessmentId);
  const files = await evidenceOf(db, assessmentId);
  const content = signedAssessmentContent(row, steps, files);
  const shown = steps.map((step) => ({ ...step, isCritical: step.isCritical === 1 }));
  return ok({
    ...summaryOf(row),
    competencyVersion: row.competencyVersion,
    zone: row.zone,
    place: row.place,
    note: row.note,
    lateReason: row.lateReason,
    prerequisiteReason: row.prerequisiteReason,
    steps: shown,
    evidence: await checkedFiles(ctx.evidence, files),
    signatures: await shownSignatures(db, { recordType: 'assessment', recordId: assessmentId, revision: 1, content }),
    outcomeReasons: [...judge(shown).reasons],
  });
};

/** One after the other: each may be large. */
async function checkedFiles(evidence: EvidenceDb, files: readonly EvidenceRow[]) {
  const checked: Array<EvidenceRow & { readonly isIntact: boolean }> = [];
  for (const file of files) checked.push({ ...file, isIntact: await isIntact(evidence, file.sha256) });
  return checked;
}
