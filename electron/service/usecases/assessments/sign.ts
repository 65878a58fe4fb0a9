import type { Contract } from '../../../../shared/contract';
import { isLate, judge } from '../../../../shared/domain/assessment';
import { isRealDate } from '../../../../shared/domain/calendar';
import { isEmployedOn } from '../../../../shared/domain/people/employment';
import { fail, ok } from '../../../../shared/result';
import type { AssessmentRow, EvidenceRow } from '../../db/core-schema';
import { citeEvidence, insertAssessment, stagedEvidence } from '../../db/sql/assessments';
import { checklistOn } from '../../db/sql/competencies';
import { employmentsOf } from '../../db/sql/employments';
import { isPerson } from '../../db/sql/person-header';
import { pilotsOf } from '../../db/sql/pilots';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { isIntact } from '../../db/evidence-store';
import { closeReassessments } from '../obligations/close-reassessments';
import { signRecord } from '../signatures/sign-record';
import type { CommandUseCase } from '../context';
import { signedAssessmentContent } from '../../db/signed-assessment';
import { judgedSteps } from './judged-steps';
import { missingPrerequisites } from './prerequisites';

/** Signs a practical assessment. The outcome follows from the steps, and the person's standings from the outcome. */
export const signAssessment: CommandUseCase<Contract['assessments']['sign']> = async (tx, input, ctx) => {
  const { personId, competencyId, level, performedOn } = input;
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  if (ctx.signer.personId === personId) return fail('OwnAssessment');
  const competency = await checklistOn(tx, competencyId, ctx.today, await pilotsOf(tx, personId, ctx.today));
  if (competency === undefined) return fail('CompetencyNotFound');
  if (competency.isRetired) return fail('CompetencyRetired');
  if (competency.version !== input.competencyVersion) return fail('ChecklistChanged');

  if (!isRealDate(performedOn)) return fail('NotADate');
  if (performedOn > ctx.today) return fail('NotYetPerformed');
  if (!isEmployedOn(await employmentsOf(tx, personId), performedOn)) return fail('NotEmployedThen');
  const lateReason = input.lateReason === '' ? null : input.lateReason;
  if (isLate(performedOn, ctx.today) && lateReason === null) return fail('LateReasonMissing');

  const assessmentId = ctx.makeId();
  const checklist = competency.steps.filter((step) => step.level === level);
  const judged = judgedSteps(assessmentId, checklist, input.steps);
  if (!judged.ok) return judged;
  const steps = judged.value;

  const staged = await stagedEvidence(tx, input.evidenceIds, ctx.session.userId);
  const lost = input.evidenceIds.find((evidenceId) => !staged.some((file) => file.evidenceId === evidenceId));
  if (lost !== undefined) return fail('EvidenceNotFound', { evidenceId: lost });
  for (const { evidenceId, fileName, sha256 } of staged)
    if (!(await isIntact(ctx.evidence, sha256))) return fail('EvidenceDamaged', { evidenceId, fileName });

  const { outcome } = judge(steps.map((step) => ({ ...step, isCritical: step.isCritical === 1 })));
  // That somebody failed is told whatever they held before; only a level is not given.
  const missing =
    outcome === 'competent' ? await missingPrerequisites(tx, personId, competency.prerequisites, { level, day: performedOn }) : [];
  const given = input.prerequisiteReason ?? '';
  if (missing.length > 0 && given === '') return fail('PrerequisiteUnmet', { missing });
  const unsigned: Omit<AssessmentRow, 'contentDigest'> = {
    assessmentId,
    personId,
    competencyId,
    competencyVersion: input.competencyVersion,
    level,
    kind: 'practical',
    outcome,
    performedOn,
    enteredAt: ctx.now.toISOString(),
    zone: ctx.zone,
    place: input.place,
    note: input.note,
    lateReason,
    prerequisiteReason: missing.length > 0 ? given : null,
    assessorUserId: ctx.signer.userId,
    entryNumber: ctx.entry,
  };
  const content = signedAssessmentContent(unsigned, steps, staged);
  const evidence: EvidenceRow[] = staged.map(({ userId, ...file }) => ({
    ...file,
    assessmentId,
    capturedBy: userId,
    entryNumber: ctx.entry,
  }));
  const signature = await signRecord(tx, ctx, {
    recordType: 'assessment',
    recordId: assessmentId,
    revision: 1,
    content,
    meaning: 'Assessed',
  });
  const row: AssessmentRow = { ...unsigned, contentDigest: signature.contentDigest };
  await insertAssessment(tx, row, steps);
  await citeEvidence(tx, evidence);
  await deriveStandings(tx, [personId], (await siteFacts(tx)).expiringDays, [competencyId]);
  const closed = await closeReassessments(tx, ctx.entry, { assessmentId, personId, competencyId, performedOn });
  ctx.audit({
    action: 'assessments.sign',
    entity: 'assessment',
    entityId: assessmentId,
    personId,
    reason: lateReason,
    validFrom: performedOn,
    changes: [
      { entity: 'assessment', entityId: assessmentId, personId, old: null, new: { ...row, steps: steps.map((step) => ({ ...step })) } },
      ...evidence.map((file) => ({ entity: 'evidence', entityId: file.evidenceId, personId, old: null, new: { ...file } })),
      { entity: 'signature', entityId: signature.signatureId, personId, old: null, new: { ...signature } },
      ...closed,
    ],
  });
  return ok({ assessmentId, outcome });
};
