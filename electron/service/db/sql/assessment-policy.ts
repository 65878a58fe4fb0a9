import { assessmentPolicy, type AssessmentPolicy } from '../../../../shared/contract/assessment-policy';
import type { AssessmentPolicyRow } from '../assessment-schema';
import { prepared } from '../prepared-query';
import type { Reader } from '../schema';

const newest = prepared((db) => db.selectFrom('assessment_policy').select(['revision', 'content']).orderBy('revision', 'desc').limit(1));

/** What the site asks of assessments now: its newest policy, or that of a new site. */
export async function assessmentPolicyOn(db: Reader): Promise<AssessmentPolicy> {
  const [row] = await newest(db, {});
  return assessmentPolicy.parse(row === undefined ? {} : JSON.parse(row.content));
}

/** Every revision of it, newest first; none where the site has what a new one has. */
export async function policyRevisions(db: Reader): Promise<AssessmentPolicyRow[]> {
  return db.selectFrom('assessment_policy').selectAll().orderBy('revision', 'desc').execute();
}
