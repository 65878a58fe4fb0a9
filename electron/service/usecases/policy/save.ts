import type { Contract } from '../../../../shared/contract';
import { assessmentPolicy } from '../../../../shared/contract/assessment-policy';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { fail, ok } from '../../../../shared/result';
import { policyRevisions } from '../../db/sql/assessment-policy';
import type { CommandUseCase } from '../context';
import { revisionAfter, writeRevision } from '../signatures/rule-revisions';

/** The next revision of what the site asks of assessments: it holds from this moment on, for what is signed after it. */
export const savePolicy: CommandUseCase<Contract['policy']['save']> = async (tx, { basis, content, reason }, ctx) => {
  const [newest] = await policyRevisions(tx);
  if ((newest?.revision ?? 0) !== basis) return fail('PolicyChanged');
  const held = assessmentPolicy.parse(newest === undefined ? {} : JSON.parse(newest.content));
  if (canonicalJson(held) === canonicalJson(content)) return fail('Unchanged');
  const row = revisionAfter(basis, { content, digested: content, reason }, ctx);
  const meaning = 'Approved as the rules of this site for assessments';
  return ok(await writeRevision(tx, ctx, { table: 'assessment_policy', row, action: 'policy.save', meaning }));
};
