import type { Page } from 'playwright';
import type { Enrolled } from './site.ts';
import { goTo } from './site.ts';

/** Imports completions from a file that is dropped; approved in place by a second person. Ends on the page of the import. */
export async function bringCompletions(
  page: Page,
  file: { readonly text: string; readonly origin: string; readonly approver: Enrolled },
  beforeCommit?: () => Promise<void>,
): Promise<void> {
  await goTo(page, 'Exchange');
  await page.getByRole('button', { name: 'Import completions' }).click();
  const content = { name: 'completions.csv', mimeType: 'text/csv', buffer: Buffer.from(file.text) };
  await page.getByRole('group', { name: 'File of completions' }).locator('input').setInputFiles(content);
  await page.getByRole('heading', { name: 'What the import would bring' }).waitFor();
  await beforeCommit?.();
  await page.getByLabel('Where the file came from').fill(file.origin);
  await sign(page, file.approver, /^Approve and import/);
  await page.getByRole('heading', { name: 'Import of completions.csv' }).waitFor();
}

/** Says which competency a course is evidence of; ends with the line on the map. */
export async function mapCourse(
  page: Page,
  line: { readonly course: string; readonly competency: string; readonly level: string; readonly why: string; readonly approver: Enrolled },
): Promise<void> {
  await goTo(page, 'Framework');
  await page.getByRole('link', { name: 'Courses', exact: true }).click();
  await page.getByRole('grid', { name: 'Courses not on the map' }).getByText(line.course, { exact: true }).click();
  const panel = page.getByRole('complementary');
  await choose(page, 'Competency', line.competency);
  await panel.getByRole('combobox', { name: 'Level it speaks to' }).click();
  await page.getByRole('option', { name: line.level }).click();
  await panel.getByText('Knowledge', { exact: true }).click();
  await page.getByLabel('Why').fill(line.why);
  await sign(page, line.approver, 'Approve the revision');
  await page.getByRole('grid', { name: 'What courses are evidence of' }).getByText(line.course, { exact: true }).waitFor();
}

/** Begins a plan to change somebody's role; ends with what carries over in view. */
export async function planMove(page: Page, plan: { readonly person: string; readonly role: string; readonly unit: string }): Promise<void> {
  await goTo(page, 'People');
  await page.keyboard.press('Escape');
  await page.getByRole('grid', { name: 'People' }).click();
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: /Name/ }).fill(plan.person);
  await page.getByRole('grid', { name: 'People' }).getByText(plan.person, { exact: true }).click();
  await page.getByRole('button', { name: 'Plan a change of role' }).click();
  await choose(page, 'New role', plan.role);
  await choose(page, 'Unit', plan.unit);
  await page.getByRole('table', { name: 'What carries over' }).getByRole('row').nth(1).waitFor();
}

async function sign(page: Page, by: Enrolled, action: string | RegExp): Promise<void> {
  await page.getByLabel('User ID').fill(by.login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(by.passphrase);
  await page.getByRole('button', { name: action }).click();
}

async function choose(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.click();
  await field.fill(text);
  await page.getByRole('option', { name: text }).first().click();
}
