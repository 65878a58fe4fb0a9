import type { Contract } from '../../../../shared/contract';
import { isForThePerson, mayCosign, meaningTexts } from '../../../../shared/domain/assessment-correction';
import { fail, ok } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import { signedAssessmentContent } from '../../db/signed-assessment';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { assessmentSteps, evidenceOf } from '../../db/sql/assessments';
import { signaturesOf } from '../../db/sql/signatures';
import type { CommandUseCase } from '../context';
import { checkIndependence } from '../assessors/check-independence';
import { signRecord } from '../signatures/sign-record';
import { standingRecord } from './standing-record';

/** A further signature under an assessment: over the same content and revision as the first. */
export const cosignAssessment: CommandUseCase<Contract['assessments']['cosign']> = async (
  tx,
  { assessmentId, meaning, independenceReason, ...shown },
  ctx,
) => {
  const record = await standingRecord(tx, ctx, assessmentId);
  if (!record.ok) return record;
  const { concerned, personId, competencyId } = record.value;
  const allowed = mayCosign(meaning, concerned, ctx.signer);
  if (!allowed.ok) return allowed;
  const asked = { personId: concerned.personId, competencyId, day: ctx.today, independenceReason };
  const near = isForThePerson(meaning) ? ok(null) : await checkIndependence(tx, await assessmentPolicyOn(tx), ctx.signer, asked);
  if (!near.ok) return near;
  const content = signedAssessmentContent(record.value, await assessmentSteps(tx, assessmentId), await evidenceOf(tx, assessmentId));
  const isAsShown = shown.contentDigest === record.value.contentDigest && contentDigest(content) === shown.contentDigest;
  if (!isAsShown) return fail('ContentChanged');
  const said = meaningTexts[meaning];
  const present = await signaturesOf(tx, 'assessment', assessmentId);
  if (present.some((row) => row.userId === ctx.signer.userId && row.meaning === said)) return fail('AlreadySigned');
  const signature = await signRecord(tx, ctx, { recordType: 'assessment', recordId: assessmentId, revision: 1, content, meaning: said });
  ctx.audit({
    action: 'assessments.cosign',
    entity: 'assessment',
    entityId: assessmentId,
    personId,
    reason: near.value?.reason ?? null,
    changes: [{ entity: 'signature', entityId: signature.signatureId, personId, old: null, new: { ...signature } }],
  });
  return ok({ meaning: said });
};
