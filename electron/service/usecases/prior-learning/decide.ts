import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { signedAssessmentContent } from '../../db/signed-assessment';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { assessmentSteps, evidenceOf } from '../../db/sql/assessments';
import type { CommandUseCase } from '../context';
import { recordAssessment } from '../assessments/record-assessment';
import { independenceFrom } from '../assessors/assessor-check';
import { signRecord } from '../signatures/sign-record';

/**
 * Records the decision as an assessment under two signatures over the same content: of the assessor who decides and of who
 * approves. What it counts for follows from the record, as with any other.
 */
export const decidePriorLearning: CommandUseCase<Contract['priorLearning']['decide']> = async (tx, input, ctx) => {
  const { basis, standsFor, outcome, signature: _signed, approval: _approved, ...performed } = input;
  const { approver } = ctx;
  if (approver === null) throw new Error('a decision on prior learning was not approved');
  const { personId, competencyId, performedOn } = performed;
  if (approver.personId === personId) return fail('AboutApprover');
  if (performed.evidenceIds.length === 0) return fail('NoEvidence');
  const recorded = await recordAssessment(tx, ctx, {
    ...performed,
    kind: 'priorLearning',
    steps: [],
    knowledge: null,
    questions: [],
    ratings: [],
    priorLearning: { basis, standsFor: [...new Set(standsFor)].toSorted(), outcome },
  });
  if (!recorded.ok) return recorded;
  const near = await independenceFrom(tx, await assessmentPolicyOn(tx), approver, { personId, competencyId, day: performedOn });
  if (near.rule === 'refuse') return fail('ApproverNotIndependent', { why: near.why });
  const { assessmentId, row, changes } = recorded.value;
  const content = signedAssessmentContent(row, await assessmentSteps(tx, assessmentId), await evidenceOf(tx, assessmentId));
  const approval = await signRecord(
    tx,
    { ...ctx, signer: approver },
    { recordType: 'assessment', recordId: assessmentId, revision: 1, content, meaning: 'Approved' },
  );
  ctx.audit({
    action: 'priorLearning.decide',
    entity: 'assessment',
    entityId: assessmentId,
    personId,
    reason: row.lateReason,
    validFrom: performedOn,
    changes: [...changes, { entity: 'signature', entityId: approval.signatureId, personId, old: null, new: { ...approval } }],
  });
  return ok({ assessmentId, outcome: row.outcome });
};
