import { makeWorks } from './assessments';
import { by, reason } from './corrections';
import { recordOf } from './framework';
import { assessed } from './held';
import { makeTestSite, type TestSite } from './site';

type Client = TestSite['client']['exceptions'];
const concerned = { personId: 'pia', competencyId: 'loto', reason } as const;

/** pia, who was shown to do loto at level 2 on 15 January 2026 and holds it for twelve months; the clock stands at 2026-03-14. */
export async function makeQualified(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeWorks(site);
  await assessed(site, 'pia', 'loto');
  return site;
}

export const extension = (part: Partial<Parameters<Client['extend']>[0]> = {}) => ({
  ...concerned,
  to: '2027-03-01',
  signature: by('ada'),
  ...part,
});
export const exemption = (part: Partial<Parameters<Client['exempt']>[0]> = {}) => ({
  ...concerned,
  from: '2026-03-14',
  to: '2026-05-31',
  signature: by('ada'),
  approval: by('ben'),
  ...part,
});
export const waiver = (part: Partial<Parameters<Client['waive']>[0]> = {}) => ({
  ...exemption(),
  conditions: 'never alone at the line',
  ...part,
});
export const suspension = (part: Partial<Parameters<Client['suspend']>[0]> = {}) => ({
  ...concerned,
  cause: 'incident' as const,
  from: '2026-03-14',
  to: null,
  signature: by('ada'),
  ...part,
});
export const revocation = (part: Partial<Parameters<Client['revoke']>[0]> = {}) => ({
  ...concerned,
  cause: 'falseRecord' as const,
  from: '2026-03-14',
  signature: by('ada'),
  approval: by('ben'),
  ...part,
});
export const reinstatement = (exceptionId: string, part: Partial<Parameters<Client['reinstate']>[0]> = {}) => ({
  personId: 'pia',
  exceptionId,
  from: '2026-03-14',
  reason,
  signature: by('ben'),
  ...part,
});

/** How pia stands in loto on some days, in order, as it is derived now. */
export async function statesOn(site: TestSite, days: readonly string[]): Promise<Array<string | undefined>> {
  const rows = await recordOf(site)
    .selectFrom('standing')
    .select(['fromDate', 'untilDate', 'state'])
    .where('personId', '=', 'pia')
    .where('competencyId', '=', 'loto')
    .execute();
  return days.map((day) => rows.find(({ fromDate, untilDate }) => fromDate <= day && (untilDate === null || untilDate >= day))?.state);
}

/** The code and the data with which something is refused. */
export async function refusal(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'done',
    (error: { readonly code: string; readonly data: unknown }) => (error.data === undefined ? error.code : [error.code, error.data]),
  );
}
