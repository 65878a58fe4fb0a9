import type { InputOf, OutputOf } from '../../../electron/service/usecases/context';
import type { Contract } from '../../../shared/contract';
import { recordOf } from '../framework';
import { passphraseOf } from '../passphrase-of';
import type { TestSite } from '../site';
import { derivedContent } from '../../../electron/service/db/sql/standing-history';
import { enrol, signIn } from '../users';

type Event = OutputOf<Contract['completions']['preview']> extends AsyncIterable<infer E> ? E : never;
export type CompletionPreview = NonNullable<Extract<Event, { readonly kind: 'done' }>['preview']>;
type Source = InputOf<Contract['completions']['preview']>['source'];
type Reading = InputOf<Contract['completions']['preview']>['reading'];
type Line = InputOf<Contract['courseMap']['save']>['lines'][number];

export const second = (login = 'ben') => ({ login, passphrase: passphraseOf(login) });

/** What the end of reading a file says. */
export async function previewEnd({ client }: TestSite, source: Source, reading: Reading = null) {
  let last: Extract<Event, { readonly kind: 'done' }> | null = null;
  for await (const event of await client.completions.preview({ source, reading })) if (event.kind === 'done') last = event;
  if (last === null) throw new Error('reading came to no end');
  return last;
}

export async function previewText(
  site: TestSite,
  content: string,
  { fileName = 'completions.csv', reading = null as Reading } = {},
): Promise<CompletionPreview> {
  const { preview, unreadable } = await previewEnd(site, { file: new Blob([content]), fileName }, reading);
  if (preview === null) throw new Error(unreadable ?? 'unreadable');
  return preview;
}

export const commitText = (site: TestSite, { previewId }: { readonly previewId: string }) =>
  site.client.completions.commit({ previewId, origin: 'Stick of the training office', signature: second() });

/** Reads a file and imports it, approved by ben. */
export async function importText(site: TestSite, content: string, options: Parameters<typeof previewText>[2] = {}) {
  return commitText(site, await previewText(site, content, options));
}

const header = 'PERSON_NO,COURSE_CODE,COURSE_TITLE,COMPLETION_STATUS,COMPLETED_ON,EXPIRES_ON,SCORE,GRADE,MARKED_BY';

/** A file of the kind of Saba with lines such as `N-pia,LOTO-1,Lockout,Completed,2026-02-01,,90`. */
export const saba = (...lines: readonly string[]): string => [header, ...lines.map((line) => line + ',,')].join('\n');

export const lineOf = (part: Partial<Line> = {}): Line => ({
  lineId: null,
  system: 'Saba',
  courseId: 'LOTO-1',
  competencyId: 'loto',
  level: 1,
  evidenceKind: 'knowledge',
  minimumScore: null,
  validityMonths: null,
  isRetired: false,
  ...part,
});

/** A steward, stella, prepares the map; ada has the site again afterwards. */
export async function mapCourses(site: TestSite, lines: readonly Line[], { basis = 0, approver = 'ben' } = {}) {
  const accounts = await recordOf(site).selectFrom('user_account').select('login').where('login', '=', 'stella').execute();
  if (accounts.length === 0) await enrol(site, 'stella', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  await signIn(site, 'stella');
  try {
    return await site.client.courseMap.save({ basis, lines: [...lines], reason: 'what the courses teach', signature: second(approver) });
  } finally {
    await signIn(site, 'ada');
  }
}

/** Everything that says who is qualified, in one text. */
export async function qualification(site: TestSite): Promise<string> {
  const db = recordOf(site);
  const holdings = await db.selectFrom('holding').selectAll().orderBy('personId').orderBy('competencyId').orderBy('fromDate').execute();
  const standings = await db.selectFrom('standing').selectAll().orderBy('personId').orderBy('competencyId').orderBy('fromDate').execute();
  return JSON.stringify({ holdings, standings: standings.map(derivedContent) });
}
