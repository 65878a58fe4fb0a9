import { unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import type { ElectronApplication, Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { readSheetRows } from '../../electron/service/platform/workbook.ts';
import { samplePassphrase } from '../../shared/domain/sample/credentials.ts';
import { launchSample } from '../support/prepared-sample.ts';
import { choose } from '../support/walk/choose.ts';
import { openTab } from '../support/walk/exchange.ts';
import { importPeople } from '../support/walk/main-line.ts';
import { answerDialogs, goTo, unlockSample } from '../support/walk/site.ts';

/** Somebody, a department and a unit that a spreadsheet would run, under a number that it would shorten. */
const header = 'EmpID,Last Name,First Name,Department,Unit,Job Title,Hire Date';
const row = '000007,"=HYPERLINK(""http://x"")",@Anna,+Annex,-Pit,Boiler operator,2011-07-30';
const digestLabel = 'SHA-256 of what is told here';
const name = '=HYPERLINK("http://x"), @Anna';

type Table = readonly (readonly string[])[];
const tableOf = (text: string): Table => Papa.parse<string[]>(text.replace(/^\u{feff}/u, ''), { skipEmptyLines: false }).data;
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** What a spreadsheet would run of a table. */
const run = (table: Table): string[] => table.flat().filter((cell) => /^[=+@-]/.test(cell));

interface Told {
  readonly lines: string;
  readonly sha256: string;
  readonly digest: string;
}

/** Writes the view that is shown, and answers with what the window tells of the file. */
async function writeView(app: ElectronApplication, page: Page, format: 'CSV' | 'Workbook (.xlsx)', file: string): Promise<Told> {
  await answerDialogs(app, [file]);
  await page.getByRole('button', { name: 'Write to a file…' }).click();
  const form = page.getByRole('form', { name: 'Write this view to a file' });
  await choose(page, 'Format', format);
  await form.getByLabel('Reason').fill('For the office');
  await form.getByRole('button', { name: 'Choose where to write…' }).click();
  await form.getByText(path.basename(file)).waitFor();
  await form.getByRole('button', { name: 'Write the file' }).click();
  const said = await page.getByText(`lines are in ${path.basename(file)}`).innerText();
  const [, lines = '', sha256 = '', digest = ''] = /^(\S+) lines .* ([0-9a-f]{64})\..* ([0-9a-f]{64})$/.exec(said) ?? [];
  return { lines, sha256, digest };
}

/** Writes a package that anybody can read to the HR office by its name, and answers with a file in it. */
async function writePlain(
  app: ElectronApplication,
  page: Page,
  what: string,
  { file, part }: { readonly file: string; readonly part: string },
) {
  await answerDialogs(app, [file]);
  await openTab(page, 'Written');
  await page.getByRole('combobox', { name: 'What it tells' }).click();
  await page.getByRole('option', { name: what }).click();
  await choose(page, 'About', '-Pit');
  await page.getByLabel('Name of the receiver').fill('HR office');
  await page.getByLabel('Reason').fill('Back to the HR system');
  await page.getByRole('button', { name: 'Choose where to write…' }).click();
  await page.getByText(/\.minisig beside it$/).waitFor();
  await page.getByRole('button', { name: 'Sign and write the package' }).click();
  await page.getByRole('heading', { name: /is written and signed$/ }).waitFor();
  const fact = (label: string) =>
    page
      .locator('dl > div')
      .filter({ has: page.getByText(label, { exact: true }) })
      .locator('dd')
      .innerText();
  const told = { rows: await fact('Records'), sha256: await fact('SHA-256'), about: await fact('About') };
  await page.getByRole('button', { name: 'Write another' }).click();
  const bytes = fs.readFileSync(file);
  expect(told.sha256).toBe(digestOf(bytes));
  const parts = unzipSync(bytes);
  const text = (one: string): string => Buffer.from(parts[one] ?? []).toString('utf8');
  const manifest: unknown = JSON.parse(text('manifest.json'));
  return { told, manifest, readme: text('README.txt'), table: tableOf(text(part)), bytes: parts[part] ?? new Uint8Array() };
}

test('what is written for spreadsheets runs nothing, keeps leading zeros, and says how much, of whom, as of when and by which digest', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-files-'));
  const { app, page, problems, close } = await launchSample();
  onTestFinished(async () => {
    await close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const on = (file: string): string => path.join(folder, file);
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await page.getByRole('combobox', { name: 'Sample user' }).click();
  await page.getByRole('option', { name: 'Administrator' }).nth(1).click();
  const approver = { login: await page.getByLabel('User ID').inputValue(), printedName: '', passphrase: samplePassphrase };
  await unlockSample(page, 'Administrator');
  fs.writeFileSync(on('people.csv'), `${header}\n${row}\n`);
  await answerDialogs(app, [on('people.csv')]);
  await importPeople(page, { origin: 'HR office', approver, tripwireReason: 'a list of one' });

  // The gaps of a unit, and a list of standings in it, as a table and as a workbook.
  for (const [view, address] of [
    ['gaps', '#/readiness/gaps'],
    ['list', '#/readiness/list'],
    ['people', '#/readiness/matrix'],
  ] as const) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await choose(page, 'Unit', '-Pit');
    await page.getByText(name).or(page.locator('[data-plane][data-drawn]')).first().waitFor();
    const csv = on(`${view}.csv`);
    const told = await writeView(app, page, 'CSV', csv);
    const bytes = fs.readFileSync(csv);
    expect(told.sha256).toBe(digestOf(bytes));
    const table = tableOf(bytes.toString('utf8'));
    const gap = table.findIndex((cells) => cells.length === 1 && cells[0] === '');
    const about = new Map(table.slice(0, gap).map(([label = '', value = '']) => [label, value]));
    const lines = table.slice(gap + 2).filter((cells) => cells.length > 1);
    expect(lines.length).toBeGreaterThan(0);
    expect(run(table)).toEqual([]);
    expect(lines.every((cells) => cells.includes(`'${name}`))).toBe(true);
    expect(Object.fromEntries(about)).toMatchObject({
      Lines: told.lines,
      'As of': expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      [digestLabel]: told.digest,
    });
    expect(String(lines.length)).toBe(told.lines);
    expect([...about.values()].some((value) => value.includes('-Pit'))).toBe(true);

    const xlsx = on(`${view}.xlsx`);
    const again = await writeView(app, page, 'Workbook (.xlsx)', xlsx);
    expect(again).toMatchObject({ lines: told.lines, digest: told.digest, sha256: digestOf(fs.readFileSync(xlsx)) });
    const parts = unzipSync(fs.readFileSync(xlsx));
    // A text in a workbook is a text, and nothing in it is a formula.
    const sheets = Object.entries(parts).filter(([part]) => part.startsWith('xl/worksheets/') && part.endsWith('.xml'));
    expect(sheets.length).toBe(2);
    expect(sheets.filter(([, xml]) => /<f[ >]/.test(Buffer.from(xml).toString('utf8')))).toEqual([]);
    const read = await readSheetRows(fs.readFileSync(xlsx));
    const [records, aboutSheet] = read.ok ? read.value.sheets : [];
    expect(records?.rows.slice(1).every((cells) => cells.includes(name))).toBe(true);
    expect(aboutSheet?.rows).toContainEqual([digestLabel, told.digest]);
  }

  // What goes back to the HR system: whom it knows, and how they stand.
  await goTo(page, 'Exchange');
  for (const [what, part] of [
    ['Roster', 'roster.csv'],
    ['Qualification status', 'qualification-status.csv'],
    ['Training needs', 'training-needs.csv'],
    ['Ratings', 'ratings.csv'],
  ] as const) {
    const { told, manifest, readme, table, bytes } = await writePlain(app, page, what, { file: on(`${part}.zip`), part });
    expect(run(table)).toEqual([]);
    expect(manifest).toMatchObject({
      receiver: 'HR office',
      filter: told.about,
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      content: expect.arrayContaining([expect.objectContaining({ name: part, sha256: digestOf(bytes), rows: table.length - 2 })]),
    });
    expect(told.about).toContain('-Pit');
    expect(readme).toContain(`Records   ${told.rows}`);
    if (what === 'Ratings') continue;
    expect(table[1]?.slice(0, 2)).toEqual(['000007', `'${name}`]);
  }
  expect(await problems()).toEqual([]);
});
