import type { Contract } from '../../../../shared/contract';
import { assessmentPolicy } from '../../../../shared/contract/assessment-policy';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { fail, ok } from '../../../../shared/result';
import type { AssessmentPolicyRow } from '../../db/assessment-schema';
import { contentDigest } from '../../db/content-digest';
import { insertRows } from '../../db/insert-rows';
import { policyRevisions } from '../../db/sql/assessment-policy';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';

/** The next revision of what the site asks of assessments: it holds from this moment on, for what is signed after it. */
export const savePolicy: CommandUseCase<Contract['policy']['save']> = async (tx, { basis, content, reason }, ctx) => {
  const [newest] = await policyRevisions(tx);
  if ((newest?.revision ?? 0) !== basis) return fail('PolicyChanged');
  const held = assessmentPolicy.parse(newest === undefined ? {} : JSON.parse(newest.content));
  if (canonicalJson(held) === canonicalJson(content)) return fail('Unchanged');
  const row: AssessmentPolicyRow = {
    revision: basis + 1,
    content: JSON.stringify(content),
    reason,
    contentDigest: contentDigest(content),
    preparedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    approvedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'assessment_policy', [row]);
  const { revision } = row;
  const meaning = 'Approved as the rules of this site for assessments';
  const signature = await signRecord(tx, ctx, { recordType: 'assessment_policy', recordId: 'site', revision, content: row, meaning });
  ctx.audit({
    action: 'policy.save',
    entity: 'assessment_policy',
    entityId: String(revision),
    reason,
    changes: [
      { entity: 'assessment_policy', entityId: String(revision), personId: null, old: null, new: { ...row } },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
    ],
  });
  return ok({ revision });
};
