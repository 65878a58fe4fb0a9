import { assessmentPolicy, type AssessmentPolicy } from '../../../../shared/contract/assessment-policy';
import type { AssessmentPolicyRow } from '../assessment-schema';
import { prepared } from '../prepared-query';
import { rememberedParse } from '../remembered-parse';
import type { Reader } from '../schema';

const newest = prepared((db) => db.selectFrom('assessment_policy').select(['revision', 'content']).orderBy('revision', 'desc').limit(1));

const parsed = rememberedParse(assessmentPolicy);

/** What the site asks of assessments now: its newest policy, or that of a new site. */
export async function assessmentPolicyOn(db: Reader): Promise<AssessmentPolicy> {
  const [row] = await newest(db, {});
  return parsed(row?.content ?? '{}');
}

/** Every revision of it, newest first; none where the site has what a new one has. */
export async function policyRevisions(db: Reader): Promise<AssessmentPolicyRow[]> {
  return db.selectFrom('assessment_policy').selectAll().orderBy('revision', 'desc').execute();
}
