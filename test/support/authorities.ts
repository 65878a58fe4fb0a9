import type { AuthorityTerms } from '../../shared/contract/assessors';
import { assessmentPolicy, type AssessmentPolicy } from '../../shared/contract/assessment-policy';
import { passphraseOf } from './passphrase-of';
import type { TestSite } from './site';

const reason = 'asked by a test';

/** An authorisation for everything, that lacks nothing through 2026. */
export const anyTerms: AuthorityTerms = {
  scope: { kind: 'all' },
  highestLevel: null,
  kinds: ['knowledge', 'practical', 'observation', 'priorLearning'],
  from: '2026-01-01',
  until: '2026-12-31',
  trainedOn: '2025-06-01',
  trainedUntil: '2026-12-31',
  calibratedOn: '2025-09-01',
  calibratedUntil: '2026-12-31',
};

/** An authorisation that ben, the second administrator, signs while ada has the site open. */
export async function authorise({ client }: TestSite, userId: string, terms: Partial<AuthorityTerms> = {}): Promise<string> {
  const signature = { login: 'ben', passphrase: passphraseOf('ben') };
  return (await client.assessors.grant({ userId, terms: { ...anyTerms, ...terms }, reason, signature })).authorityId;
}

/** What the site asks from now on: what a new site asks, otherwise in some points. */
export async function ask({ client }: TestSite, content: Partial<AssessmentPolicy>): Promise<void> {
  const { revision } = await client.policy.get();
  const signature = { login: 'ben', passphrase: passphraseOf('ben') };
  await client.policy.save({ basis: revision, content: { ...assessmentPolicy.parse({}), ...content }, reason, signature });
}
