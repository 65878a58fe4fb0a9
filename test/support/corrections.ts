import { ratingPages, type RatingRow } from '../../electron/service/db/sql/ratings';
import { signInput } from './assessments';
import { recordOf } from './framework';
import { passphraseOf } from './passphrase-of';
import type { TestSite } from './site';
import { enrol } from './users';

export const reason = 'asked by a test';
export const by = (login: string) => ({ login, passphrase: passphraseOf(login) });

/** Signs pia off in loto by ada; `part` replaces what is signed. */
export async function signed(site: TestSite, part: Parameters<typeof signInput>[1] = {}, results: Parameters<typeof signInput>[2] = {}) {
  return (await site.client.assessments.sign(await signInput(site, part, results))).assessmentId;
}

type AmendInput = Parameters<TestSite['client']['assessments']['amend']>[0];

/** What amends an assessment of pia in loto by ada, every step met. */
export async function amendInput(site: TestSite, assessmentId: string, part: Partial<AmendInput> = {}): Promise<AmendInput> {
  const form = await site.client.assessments.form({ personId: 'pia', competencyId: 'loto', amends: assessmentId });
  const { signature: _, ...input } = await signInput(site);
  return { ...input, competencyVersion: form.competency.version, assessmentId, reason, signature: by('ada'), ...part };
}

/** What changes the rating of one: a step that was met is not, with a code and ben's authorisation. */
export async function ratingChange(site: TestSite, assessmentId: string, part: Partial<AmendInput> = {}): Promise<AmendInput> {
  const { steps = [], ...input } = await amendInput(site, assessmentId);
  const changed = steps.map((step) => (step.stepId === 's2' ? { ...step, result: 'notMet' as const } : step));
  return { ...input, steps: changed, amendCode: 'enteredWrongly', approval: by('ben'), ...part };
}

/** The states of pia's standing in loto today. */
export async function standingOf(site: TestSite): Promise<string | undefined> {
  const { standings } = await site.client.people.get({ personId: 'pia', asOf: null });
  return standings.find(({ competencyId }) => competencyId === 'loto')?.state;
}

/** An assessor for everybody and a line manager, beside ada and ben. */
export async function withReviewers(site: TestSite): Promise<void> {
  await enrol(site, 'rita', { grants: [{ role: 'assessor', unitId: null }] });
  await enrol(site, 'lara', { grants: [{ role: 'lineManager', unitId: 'works' }] });
}

/** What rates pia in loto as the first of two, by ada. */
export async function firstInput(site: TestSite, part: Partial<Parameters<TestSite['client']['assessments']['rateFirst']>[0]> = {}) {
  return { ...(await signInput(site)), secondLogin: null, ...part };
}

/** What rates the same performance second, by ben. */
export async function secondInput(
  site: TestSite,
  firstId: string,
  part: Partial<Parameters<TestSite['client']['assessments']['rateSecond']>[0]> = {},
) {
  return { ...(await signInput(site)), firstId, signature: by('ben'), ...part };
}

/** Every rating that an export has. */
export async function exportedRatings(site: TestSite): Promise<RatingRow[]> {
  const rows: RatingRow[] = [];
  for await (const page of ratingPages(recordOf(site), '2099-01-01', null)) rows.push(...page);
  return rows;
}
