import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Launched } from '../support/launch.ts';
import { launchSample } from '../support/prepared-sample';
import { chooseByKeys, lookAtFiles, writeLibrary } from '../support/walk/framework-files';
import { inspect } from '../support/walk/inspect';
import { goTo } from '../support/walk/site';

const data = path.resolve(import.meta.dirname, '../../../shared/data');
const opensalt = path.join(data, 'case/opensalt-sample-framework.json');
const onet = ['Content Model Reference.txt', 'Level Scale Anchors.txt', 'Occupation Data.txt', 'Task Statements.txt'].map((name) =>
  path.join(data, 'onet', name),
);

/** One for the whole file: to start and unlock takes seconds. */
let window: Launched;
beforeAll(async () => {
  window = await launchSample();
});
afterAll(() => window.close());

async function addLibrary(page: Page, name: string): Promise<void> {
  await goTo(page, 'Framework');
  await page.getByRole('button', { name: 'Add a library' }).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await panel.getByRole('textbox', { name: /^Reason/ }).fill('What others publish');
  await panel.locator('button[type=submit]').click();
  await panel.waitFor({ state: 'detached' });
}

test('a library is written as a CASE package, a table and a workbook, and none of them changes anything when it is brought in again', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-files-'));
  const { app, page, problems } = window;
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const faults: string[] = [];
  const library = 'Works framework';
  await goTo(page, 'Framework');
  const inForce = /[\d,]+(?= items in force)/.exec(await page.getByRole('article', { name: library }).innerText())?.[0];
  for (const [format, name] of [
    ['CASE 1.0 package', 'works.json'],
    ['Touchstone CSV', 'works.csv'],
    ['Touchstone workbook', 'works.xlsx'],
  ] as const) {
    const file = path.join(folder, name);
    await writeLibrary(app, page, { library, format, file });
    await page.getByText(`${name} is written`).waitFor();
    faults.push(...(await inspect(page, `written-${name}`)));
    expect(fs.statSync(file).size).toBeGreaterThan(10_000);
    await lookAtFiles(app, page, { library, files: [file] });
    await page.getByText(`Changes nothing: ${inForce} as they are.`).waitFor();
    await page.getByRole('radio', { name: 'Problems (0)' }).waitFor({ state: 'attached' });
    expect(await page.getByRole('button', { name: /into the draft/ }).count()).toBe(0);
    faults.push(...(await inspect(page, `brought-in-${name}`)));
  }
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('published frameworks are brought into a draft by the keyboard alone, are compared with the library that is chosen, and are taken back as one step', async ({
  skip,
}) => {
  if (![opensalt, ...onet].every((file) => fs.existsSync(file))) skip('the published files are not at hand');
  const { app, page, problems } = window;
  await addLibrary(page, 'Published');
  await lookAtFiles(app, page, { library: 'Published', files: [opensalt] });
  await page.getByText('37 new, 0 changed, 0 as they are.', { exact: true }).waitFor();
  const faults = await inspect(page, 'opensalt');
  // What of a choice a filter hides is not put into the draft, and not counted.
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Put the chosen 37 into the draft' }).waitFor();
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: 'Filter Item' }).fill('What Standards Could Be');
  await page.getByRole('button', { name: /^Put the chosen \d into the draft/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Put the chosen 37 into the draft' }).waitFor();
  const putAll = page.getByRole('button', { name: /^Put all/ });
  await putAll.focus();
  await page.keyboard.press('Enter');
  const tree = page.getByRole('tree', { name: 'Library' });
  await tree.getByText('What Standards Could Be').waitFor();

  await lookAtFiles(app, page, { library: 'Works framework', files: [opensalt] });
  await page.getByText('37 new, 0 changed, 0 as they are.', { exact: true }).waitFor();
  await chooseByKeys(page, 'Library', 'Published');
  await page.getByText('Changes nothing: 37 as they are.').waitFor();

  await lookAtFiles(app, page, { library: 'Published', files: onet });
  await page.getByText('40,791 new, 0 changed, 0 as they are', { exact: false }).waitFor();
  await page.getByText('Compared with the draft of the library.', { exact: false }).waitFor();
  await putAll.focus();
  await page.keyboard.press('Enter');
  await tree.getByText('O*NET occupations').waitFor();
  const undo = page.getByRole('button', { name: 'Undo: Import of Content Model Reference.txt and 3 more (Ctrl+Z)' });
  await undo.waitFor();
  faults.push(...(await inspect(page, 'onet-draft')));
  await page.keyboard.press('Control+z');
  await tree.getByText('O*NET occupations').waitFor({ state: 'detached', timeout: 60_000 });
  await tree.getByText('What Standards Could Be').waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
