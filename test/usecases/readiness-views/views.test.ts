import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readSheetRows } from '../../../electron/service/platform/workbook';
import type { ReadinessView } from '../../../shared/contract/readiness-views';
import { newestEntry } from '../../support/framework';
import { checkedPdf, pdfPages } from '../../support/pdf';
import { makePerson } from '../../support/people';
import { makeRandomWorks } from '../../support/random-works';
import { makeTestSite, type TestSite } from '../../support/site';

const filter = { asOf: '2026-03-14', knownAt: null, unitId: null, departmentId: null, roleId: null, mandatoryOnly: false };
const gaps = {
  kind: 'gaps',
  filter: { ...filter, isUnitAlone: false, competencyId: null, personId: null, causes: null, bands: null },
} as const;
const views: readonly ReadinessView[] = [
  gaps,
  { kind: 'gapSummary', filter: gaps.filter, by: 'unit' },
  { kind: 'figures', filter },
  { kind: 'figure', key: 'ready', filter },
  { kind: 'standings', filter, states: ['expired', 'neverAssessed'], lapsesBy: null },
  { kind: 'heatmap', filter: { ...filter, departmentId: 'north' }, by: 'unit', mode: 'gap' },
  { kind: 'matrix', filter, person: '', competency: '', states: null, type: null },
];

/** Writes a view as CSV beside the site and says what the digest of its content is. */
async function writtenDigest(site: TestSite, view: ReadinessView): Promise<string> {
  site.dialogs.push(path.join(site.folder, `${view.kind}.csv`));
  const target = await site.client.readinessViews.chooseTarget({ format: 'csv', view });
  return (await site.client.readinessViews.write({ target: target?.handle ?? '', reason: 'asked by a test' })).digest;
}

test('two prints of a view of one day tell the same on every page, and a changed record tells another', async () => {
  const site = await makeTestSite();
  await makeRandomWorks(site, 2);
  const printed = await site.client.readinessViews.print({ view: gaps });
  const pages = await pdfPages(printed.data);
  expect(await checkedPdf(printed.data)).toEqual({ pdfA: '2B', isEmbedded: true });
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`page ${index + 1} of ${pages.length}`);
    expect(page.replaceAll(/\s/g, '')).toContain(printed.digest);
    expect(page).toContain('Printed by Ada Alder');
    expect(page).toContain('as of 2026-03-14');
  }
  const { total } = await site.client.gaps.list({ ...gaps.filter, offset: 0, limit: 1 });
  expect(pages.join(' ').replaceAll(/\s+/g, ' ')).toContain(`Lines ${total}`);

  site.clock.now = new Date(site.clock.now.getTime() + 3_600_000);
  const later = await site.client.readinessViews.print({ view: gaps });
  const again = await pdfPages(later.data);
  const without = (page: string): string => page.replaceAll(/Printed by .*? · as of/g, 'as of');
  expect(later.digest).toBe(printed.digest);
  expect(again.map(without)).toEqual(pages.map(without));
  expect(again).not.toEqual(pages);

  const digests = new Map<string, string>();
  for (const view of views) digests.set(view.kind, await writtenDigest(site, view));
  expect(digests.get('gaps')).toBe(printed.digest);
  expect(new Set(digests.values()).size).toBe(views.length);
  for (const view of views) expect([view.kind, await writtenDigest(site, view)]).toEqual([view.kind, digests.get(view.kind)]);
  // By assessors of whom no calibration is on record: told so, and never as none.
  await writtenDigest(site, { kind: 'heatmap', filter, by: 'unit', mode: 'confidence' });
  const told = readFileSync(path.join(site.folder, 'heatmap.csv'), 'utf8');
  expect(told).toMatch(/"share not known, (not ready by a result: \d+, )?not known: \d+"/);
  expect(told).toContain('the weakest decides');
  expect(told).not.toContain('0 %');
  const { entryNumber: knownAt } = await newestEntry(site);
  await makePerson(site, 'nora', { roleId: 'fitter', unitId: 'north-1' });
  for (const view of views.filter(({ kind }) => kind !== 'figure'))
    expect([view.kind, (await writtenDigest(site, view)) === digests.get(view.kind)]).toEqual([view.kind, false]);

  // What was known before is told as it was, with the entry and the time at which it was the newest.
  const before = await site.client.readinessViews.print({ view: { ...gaps, filter: { ...gaps.filter, knownAt } } });
  const text = (await pdfPages(before.data)).join(' ').replaceAll(/\s+/g, ' ');
  expect(text).toContain(`Lines ${total}`);
  expect(text).toContain(`at log entry ${knownAt}, recorded`);
  expect(text).toContain('2026-03-14 12:00:00 Europe/');
}, 60_000);

test('a view is written as a workbook and as CSV with the lines it shows, its filters and its digest, and the log says so', async () => {
  const site = await makeTestSite();
  await makeRandomWorks(site, 2);
  await makePerson(site, 'evil', { familyName: '=cmd|x', roleId: 'fitter', unitId: 'north-1' });
  const { digest } = await site.client.readinessViews.print({ view: gaps });
  const { gaps: shown } = await site.client.gaps.list({ ...gaps.filter, offset: 0, limit: 500 });
  const bytesByFormat = new Map<string, Buffer>();
  for (const format of ['csv', 'xlsx'] as const) {
    site.dialogs.push(path.join(site.folder, 'gaps'));
    const target = await site.client.readinessViews.chooseTarget({ format, view: gaps });
    const asked = { target: target?.handle ?? '', reason: 'for the meeting' };
    const written = await site.client.readinessViews.write(asked);
    const bytes = readFileSync(path.join(site.folder, `gaps.${format}`));
    expect(written).toEqual({
      fileName: `gaps.${format}`,
      lines: shown.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      digest,
    });
    const entry = await newestEntry(site);
    expect(entry).toMatchObject({ action: 'readinessViews.write', reason: { text: 'for the meeting' } });
    await expect(site.client.readinessViews.write(asked)).rejects.toMatchObject({ code: 'HandleExpired' });
    bytesByFormat.set(format, bytes);
  }
  // The matrix has a line for each requirement of everybody, and narrowed by a state everything of whoever stands so somewhere.
  const writtenMatrix = async (states: ['expired'] | null): Promise<string[]> => {
    const view = { kind: 'matrix', filter, person: '', competency: '', states, type: null } as const;
    const file = path.join(site.folder, `matrix-${states?.[0] ?? 'all'}.csv`);
    site.dialogs.push(file);
    const target = await site.client.readinessViews.chooseTarget({ format: 'csv', view });
    const { lines } = await site.client.readinessViews.write({ target: target?.handle ?? '', reason: 'for the meeting' });
    const written = readFileSync(file, 'utf8')
      .split('\r\n')
      .filter((line) => /,(?:mandatory|desirable),/.test(line));
    expect(written).toHaveLength(lines);
    return written;
  };
  const everything = await writtenMatrix(null);
  expect(everything).toHaveLength((await site.client.readiness.heatmap({ ...filter, by: 'unit', mode: 'state' })).required);
  const whose = (line: string): string => /^"[^"]*"/.exec(line)?.[0] ?? '';
  const expired = new Set(everything.filter((line) => line.includes(',Expired,')).map(whose));
  expect(expired.size).toBeGreaterThan(0);
  expect(await writtenMatrix(['expired'])).toEqual(everything.filter((line) => expired.has(whose(line))));

  const text = bytesByFormat.get('csv')?.toString('utf8') ?? '';
  expect(text).toContain(`"'=cmd|x, Test"`);
  expect(text).toContain(digest);
  expect(text.split('\r\n').filter((line) => /^\d+,(?:High|Serious|Medium|Low),/.test(line))).toHaveLength(shown.length);
  const read = await readSheetRows(bytesByFormat.get('xlsx') ?? new Uint8Array());
  if (!read.ok) throw new Error('the workbook cannot be read');
  const [lines, about] = read.value.sheets;
  expect(lines?.rows.slice(1).map((row) => [row[0], row[2]])).toEqual(shown.map(({ risk, name }) => [String(risk.score), name]));
  expect(read.value.problems).toEqual([]);
  expect(about?.rows).toContainEqual(['As of', '2026-03-14']);
  expect(about?.rows).toContainEqual(['SHA-256 of what is told here', digest]);
  expect(about?.rows).toContainEqual(['Lines', String(shown.length)]);
}, 60_000);
