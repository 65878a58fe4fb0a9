import { assessmentDetail, type AssessmentDetail } from '../../../../../shared/contract/assessment-detail';
import type { SampleAssessment, SampleSite } from '../../../../../shared/domain/sample/types';
import { assessmentPolicy } from '../../../../../shared/contract/assessment-policy';
import { isLate } from '../../../../../shared/domain/assessment';
import { ok } from '../../../../../shared/result';
import type { AssessmentRow, AssessmentStepRow } from '../../../db/core-schema';
import { insertAssessment } from '../../../db/sql/assessments';
import { signedAssessmentContent } from '../../../db/signed-assessment';
import { contentDigest } from '../../../db/content-digest';
import { signRecord } from '../../signatures/sign-record';
import type { Signer } from '../../context';
import { sampleStepId, type SampleIds } from './sample-framework';
import type { SampleActor, SampleCommand } from './sample-writer';

const { lateAfterHours } = assessmentPolicy.parse({});

/**
 * One signed assessment of the invented past, written as assessments.sign writes it: the practical, or the examination that
 * belongs to it. Standings are derived at the end.
 */
export function assessmentCommand(
  sample: SampleSite,
  ids: SampleIds,
  assessment: SampleAssessment,
  versionByCompetency: ReadonlyMap<string, number>,
  signer: Signer,
  assessmentId: string,
  now: Date,
  examination: AssessmentDetail | null = null,
): SampleCommand {
  const actor: SampleActor = { ...signer, role: 'assessor' };
  const competency = sample.competencies.find((one) => one.code === assessment.competencyCode);
  if (competency === undefined) throw new Error('a sample assessment is of nothing');
  // Nothing of the invented past lies in the future: what was entered today was entered by now.
  const at = new Date(Math.min(Date.parse(`${assessment.enteredOn}T${timeOf(assessment.employeeNumber)}:00.000Z`), now.getTime()));
  const competencyId = ids.of('competency', competency.code);
  const personId = ids.of('person', assessment.employeeNumber);
  return {
    at,
    actor,
    signer,
    run: async (tx, ctx) => {
      const observed = examination === null ? assessment.steps : [];
      const steps: AssessmentStepRow[] = observed.map(({ ordinal, result, note }) => {
        const step = competency.checklist.steps.find((one) => one.ordinal === ordinal);
        return {
          assessmentId,
          ordinal,
          stepId: sampleStepId(ids, competency, assessment.level, ordinal),
          text: step?.text ?? '',
          isCritical: step?.isCritical === true ? 1 : 0,
          result,
          note: result === 'notApplicable' ? (note ?? 'Not part of this installation') : note,
          doneAt: null,
          orderReason: null,
        };
      });
      const unsigned: Omit<AssessmentRow, 'contentDigest'> = {
        assessmentId,
        personId,
        competencyId,
        competencyVersion: versionByCompetency.get(competencyId) ?? 1,
        level: assessment.level,
        kind: examination === null ? 'practical' : 'knowledge',
        method: examination === null ? 'observationOnJob' : 'written',
        outcome: assessment.outcome,
        performedOn: assessment.performedOn,
        performedTime: null,
        enteredAt: at.toISOString(),
        zone: ctx.zone,
        place: assessment.place,
        taskId: null,
        abnormalCondition: null,
        note: examination === null ? (assessment.note ?? '') : '',
        lateReason: isLate({ performedOn: assessment.performedOn, performedTime: null }, at, ctx.zone, lateAfterHours)
          ? 'Entered from paper after the shift rotation'
          : null,
        prerequisiteReason: null,
        independenceReason: null,
        detail: JSON.stringify(examination ?? assessmentDetail.parse({})),
        amendsId: null,
        amendReason: null,
        amendCode: null,
        authorisedBy: null,
        pairId: null,
        groupId: null,
        paperFormId: null,
        assessorUserId: signer.userId,
        entryNumber: ctx.entry,
      };
      const content = signedAssessmentContent(unsigned, steps, []);
      const row: AssessmentRow = { ...unsigned, contentDigest: contentDigest(content) };
      await insertAssessment(tx, row, steps);
      const signature = await signRecord(tx, ctx, {
        recordType: 'assessment',
        recordId: assessmentId,
        revision: 1,
        content,
        meaning: 'Assessed',
      });
      ctx.audit({
        action: 'assessments.sign',
        entity: 'assessment',
        entityId: assessmentId,
        personId,
        reason: row.lateReason,
        validFrom: row.performedOn,
        changes: [
          { entity: 'assessment', entityId: assessmentId, personId, old: null, new: { ...row, steps: steps.map((step) => ({ ...step })) } },
          { entity: 'signature', entityId: signature.signatureId, personId, old: null, new: { ...signature } },
        ],
      });
      return ok(null);
    },
  };
}

/** A time within working hours, the same for the same person. */
function timeOf(employeeNumber: string): string {
  const minutes = (Number.parseInt(employeeNumber, 10) * 37) % 600;
  return `${String(7 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
