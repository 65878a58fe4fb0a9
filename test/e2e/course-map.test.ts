import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import { launchSample } from '../support/prepared-sample';
import { inspect } from '../support/walk/inspect.ts';
import { signSecond } from '../support/walk/exchange.ts';
import { answerDialogs, goTo, unlockSample } from '../support/walk/site.ts';

test('the map of courses comes from a table, is approved, and goes out as one that brings no difference', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-courses-'));
  const { app, page, problems, close } = await launchSample();
  onTestFinished(async () => {
    await close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const panel = page.getByRole('complementary');
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await page.getByRole('combobox', { name: 'Sample user' }).click();
  await page.getByRole('option', { name: 'Administrator' }).nth(1).click();
  const second = { login: await page.getByLabel('User ID').inputValue(), passphrase: samplePassphrase };
  await unlockSample(page, 'Framework steward');
  await goTo(page, 'Framework');
  await page.getByRole('link', { name: 'Competencies', exact: true }).click();
  const code = await page
    .getByRole('grid', { name: 'Competencies' })
    .getByText(/^[A-Z]+-\d+$/)
    .first()
    .innerText();
  await page.getByRole('link', { name: 'Courses', exact: true }).click();

  const take = async (text: string): Promise<void> => {
    const input = panel.getByRole('group', { name: 'Table of the map' }).locator('input');
    await input.setInputFiles({ name: 'courses.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  };
  const head = 'system,course_id,competency_code,level,evidence,minimum_score,validity_months,retired';
  await page.getByRole('button', { name: 'Take from a table…' }).click();
  // Whichever of the two scales the competency is on has one of these levels.
  const rows = ['1', 'I'].map((level) => `Saba,HYG-1,${code},${level},knowledge,80 %,24,`);
  await take([head, ...rows, 'Saba,HYG-2,NONE,1,completion,,,'].join('\n'));
  await panel.getByText('1 new, 0 changed, 0 unchanged, 2 rejected').first().waitFor();
  await panel.getByText('There is no competency of this code').waitFor();
  const faults = [...(await inspect(page, 'course-map-take'))];
  await panel.getByLabel('Why').fill('The list of the training office');
  await signSecond(page, second, 'Approve the revision');
  await page.getByText(/^Revision 1 of the map is in force/).waitFor();
  await page.getByRole('grid', { name: 'What courses are evidence of' }).getByText('HYG-1').first().waitFor();

  await page.getByRole('button', { name: 'Write as a table…' }).click();
  await panel.getByLabel('Reason').fill('For the training office');
  await panel.getByRole('button', { name: 'Write as a table' }).click();
  await panel.getByText('Choose where to write it').waitFor();
  await answerDialogs(app, [path.join(folder, 'courses.csv')]);
  await panel.getByRole('button', { name: 'Choose where to write…' }).click();
  await panel.getByText('courses.csv').waitFor();
  faults.push(...(await inspect(page, 'course-map-write')));
  await panel.getByRole('button', { name: 'Write as a table' }).click();
  await page.getByText('1 line written to courses.csv').waitFor();
  await page.getByRole('button', { name: 'Take from a table…' }).click();
  await take(fs.readFileSync(path.join(folder, 'courses.csv'), 'utf8'));
  await panel.getByText('0 new, 0 changed, 1 unchanged, 0 rejected').waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
