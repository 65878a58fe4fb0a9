import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials.ts';
import { checkedPdf, pdfText } from '../support/pdf.ts';
import { launchSample } from '../support/prepared-sample.ts';
import { choose } from '../support/walk/choose.ts';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { goTo, unlockSample } from '../support/walk/site.ts';

/** Where the next file that the page hands out is written, without asking. */
async function saveTo(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ session }, target) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(target));
  }, file);
}

async function written(file: string): Promise<Blob> {
  await expect.poll(() => fs.existsSync(file) && fs.statSync(file).size > 1000).toBe(true);
  return new Blob([fs.readFileSync(file)]);
}

async function as(page: Page, role: string): Promise<void> {
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlockSample(page, role);
}

/** The user ID of who is signed in, as the banner of the sample site names it. */
async function ownLogin(page: Page): Promise<string> {
  const line = await page.getByText(samplePassphrase).first().innerText();
  return /[a-z]\.[a-z]+\d*/.exec(line)?.[0] ?? '';
}

async function openForm(page: Page, code: string): Promise<void> {
  await goTo(page, 'Assess');
  await page.getByRole('button', { name: 'Paper forms' }).click();
  // As a scanner types it.
  await page.getByLabel('Code of a form').fill(code.toLowerCase().replaceAll('-', ''));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: code }).waitFor();
}

async function key(page: Page, assessor: string, place: string, firstStep: 'Met' | 'Not met' = 'Met'): Promise<void> {
  await page
    .getByLabel('Date', { exact: false })
    .first()
    .fill(await today(page));
  await page.getByLabel('Place', { exact: true }).fill(place);
  await page.getByLabel('Assessor’s user ID').fill(assessor);
  await choose(page, 'Means of verification', 'Simulation');
  await stepFields(page).first().waitFor();
  const steps = await stepFields(page).count();
  for (let index = 0; index < steps; index += 1) {
    await judgeStep(page, index, index === 0 ? firstStep : 'Met');
    // The order of these steps is enforced.
    await page.getByLabel(`Time ${index + 1}`, { exact: true }).fill('00:00');
  }
}

const stepFields = (page: Page) => page.getByRole('combobox', { name: /^\d+\. / });

async function judgeStep(page: Page, index: number, result: 'Met' | 'Not met'): Promise<void> {
  await stepFields(page).nth(index).click();
  await page.getByRole('option', { name: result, exact: true }).filter({ visible: true }).click();
}

const today = (page: Page) => page.evaluate(() => new Date().toLocaleDateString('sv-SE'));
const keep = (page: Page) => page.getByRole('button', { name: 'Keep what I keyed' }).click();

test('a form is printed, keyed twice, put right where it differs, signed and printed as a record, and a portfolio beside it', async () => {
  const { app, page, problems, close } = await launchSample();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-paper-'));
  onTestFinished(async () => {
    await close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const faults: string[] = [];
  await page.setViewportSize({ width: 1440, height: 900 });
  await as(page, 'Ilse Linde');
  const assessor = await ownLogin(page);

  await goTo(page, 'Assess');
  await page.getByRole('button', { name: 'Paper forms' }).click();
  await page.getByRole('button', { name: 'Print forms' }).click();
  await page.getByRole('button', { name: 'Make the forms' }).click();
  await page.getByText('Choose at least one person.').waitFor();
  await choose(page, 'Add a person', 'Operator');
  await choose(page, 'Competency', 'LOTO-01');
  await choose(page, 'Level', '2');
  faults.push(...(await inspect(page, 'paper-print')));
  await page.getByRole('button', { name: 'Make the forms' }).click();
  const blank = path.join(folder, 'blank.pdf');
  await saveTo(app, blank);
  await page.getByRole('button', { name: 'Save as PDF/A' }).click();
  const form = await written(blank);
  expect(await checkedPdf(form)).toEqual({ pdfA: '2B', isEmbedded: true });
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(await pdfText(form))?.[0] ?? '';

  await page.getByLabel('Code of a form').fill(`${code.slice(0, -1)}*`);
  await page.keyboard.press('Enter');
  await page.getByText('its check characters do not fit').waitFor();
  await openForm(page, code);
  await keep(page);
  await page.getByText('Needed').first().waitFor();
  await key(page, assessor, 'Line 1');
  faults.push(...(await inspect(page, 'paper-key')));
  await keep(page);
  await page.getByText('You have keyed this form.').waitFor();

  await as(page, 'Lamine Kayali');
  await openForm(page, code);
  await expect.poll(() => page.getByText('Line 1', { exact: true }).count()).toBe(0);
  await key(page, assessor, 'Line 7', 'Not met');
  await keep(page);
  await page.getByRole('row', { name: 'Place Line 1 Line 7' }).waitFor();
  await page.getByRole('row', { name: 'Step 1, result Met Not met' }).waitFor();
  faults.push(...(await inspect(page, 'paper-differs')));
  await page.getByLabel('Place', { exact: true }).fill('Line 1');
  await judgeStep(page, 0, 'Met');
  await keep(page);
  await page.getByText('You have keyed this form.').waitFor();

  await as(page, 'Ilse Linde');
  await openForm(page, code);
  await page.getByLabel('Place', { exact: true }).fill('Line 1');
  await judgeStep(page, 0, 'Met');
  await keep(page);
  await page.getByText('Two people keyed this form alike.').waitFor();
  faults.push(...(await inspect(page, 'paper-sign')));
  await page.getByLabel('User ID', { exact: true }).fill(assessor);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(samplePassphrase);
  await page.getByRole('button', { name: 'Sign as assessed' }).click();
  await page.getByRole('link', { name: 'Open the record' }).click();

  const record = path.join(folder, 'record.pdf');
  await saveTo(app, record);
  await page.getByRole('complementary').getByRole('button', { name: 'Save as PDF/A' }).click();
  const text = await pdfText(await written(record));
  for (const part of [code, 'Means of verification Simulation', 'Line 1', 'Assessed']) expect(text).toContain(part);

  const portfolio = path.join(folder, 'portfolio.pdf');
  await page.goto(`${page.url().split('#')[0] ?? ''}#/people`);
  await page.getByRole('grid').getByText('Operator').first().click();
  await page.keyboard.press('Enter');
  await page
    .getByRole('link', { name: 'Portfolio' })
    .or(page.getByRole('button', { name: 'Portfolio' }))
    .first()
    .click();
  await saveTo(app, portfolio);
  await page.getByRole('button', { name: 'Save as PDF/A' }).click();
  expect(await checkedPdf(await written(portfolio))).toEqual({ pdfA: '2B', isEmbedded: true });
  await goTo(page, 'Assess');
  await page.getByRole('button', { name: 'Paper forms' }).click();
  await page.getByRole('row').filter({ hasText: code }).getByText('Recorded', { exact: true }).waitFor();
  await page.setViewportSize({ width: 1100, height: 700 });
  await setScheme(page, 'Dark');
  faults.push(...(await inspect(page, 'paper-list-dark')));
  faults.push(...(await problems()));
  expect(faults).toEqual([]);
});
