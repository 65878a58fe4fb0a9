import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { answerDialogs, openSample } from '../support/walk/site.ts';

test('from today’s list to a levelled plan that goes out as a calendar and is found again', async () => {
  const { app, page, problems, close, userData } = await launch();
  onTestFinished(close);
  const faults: string[] = [];
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSample(page);
  await page.getByRole('link', { name: 'Open the work list' }).press('Enter');
  await page.getByText('Everybody’s').click();
  const list = page.getByRole('grid', { name: 'What is to be done' });
  await list.getByText('Assess again').first().waitFor();
  faults.push(...(await inspect(page, 'work-list')));

  await page.getByRole('button', { name: 'Level reassessments' }).press('Enter');
  await page.getByText('None yet.').waitFor();
  await page.getByRole('combobox', { name: 'Competency' }).fill('EVA-01');
  await page.getByRole('option', { name: /^EVA-01/ }).click();
  const propose = page.getByRole('button', { name: 'Propose a plan' });
  await page.getByLabel('Last day').fill('2026-02-30');
  await propose.press('Enter');
  await page.getByText('Write a date as 2026-03-14').waitFor();
  await page.getByLabel('Last day').fill('');
  await page.getByLabel('Last day').fill(inDays(60));
  await propose.press('Enter');
  await page.getByText(/^Fullest week: \d+ planned in place of \d+ due/).waitFor();
  await setScheme(page, 'Dark');
  await page.setViewportSize({ width: 1100, height: 700 });
  faults.push(...(await inspect(page, 'level-reassessments-dark')));
  await page.getByRole('button', { name: 'Save these days…' }).press('Enter');
  await page.getByLabel('Reason').fill('Agreed with the crews');
  await page.getByRole('button', { name: /^Save \d+ planned days$/ }).press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Plan of reassessments/ }).waitFor();

  const file = path.join(userData, 'plan.ics');
  await answerDialogs(app, [file]);
  await page.getByRole('button', { name: 'Write to a file…' }).press('Enter');
  const form = page.getByRole('form', { name: 'Write the plan to a file' });
  await form.getByRole('combobox', { name: 'Format' }).click();
  await page.getByRole('option', { name: 'Calendar (.ics)' }).click();
  await form.getByLabel('Reason').fill('For the assessors');
  await form.getByRole('button', { name: 'Write the file' }).press('Enter');
  await form.getByText('Choose where to write it').waitFor();
  await form.getByRole('button', { name: 'Choose where to write…' }).and(page.locator(':focus')).waitFor();
  await form.getByRole('button', { name: 'Choose where to write…' }).click();
  await form.getByText('plan.ics').waitFor();
  faults.push(...(await inspect(page, 'plan-dark')));
  await form.getByRole('button', { name: 'Write the file' }).press('Enter');
  const written = await page.getByText(/lines written to plan\.ics/).innerText();
  const events = fs.readFileSync(file, 'utf8').split('BEGIN:VEVENT').length - 1;
  expect(written).toContain(`${events} lines written`);

  await page.goBack();
  await page.getByText('All units, Emergency evacuation').waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
}, 120_000);

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
