import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import type { Launched } from '../support/launch.ts';
import { launchSample } from '../support/prepared-sample.ts';
import { inspect } from '../support/walk/inspect.ts';
import { unlockSample } from '../support/walk/site.ts';

/** One for the whole file: to start and unlock takes seconds. */
let window: Launched;
beforeAll(async () => {
  window = await launchSample();
});
afterAll(() => window.close());

/** Presses keys and counts them. */
function counted(page: Page) {
  let strokes = 0;
  return {
    strokes: () => strokes,
    press: async (key: string): Promise<void> => {
      strokes += 1;
      await page.keyboard.press(key);
    },
    type: async (text: string): Promise<void> => {
      strokes += text.length;
      await page.keyboard.type(text);
    },
  };
}

const seen = 'Called the valve by its number.';

test('an observation is recorded from anywhere by the keyboard alone, well within a minute, and stands on the record', async () => {
  const { page, problems } = window;
  const keys = counted(page);
  const started = Date.now();
  await keys.press('Control+Shift+O');
  const form = page.getByRole('form', { name: 'Record an observation' });
  const person = form.getByRole('combobox', { name: 'Person' });
  await person.and(page.locator(':focus')).waitFor();
  await keys.type('100');
  await page.getByRole('option').filter({ visible: true, hasText: '100' }).first().waitFor();
  await keys.press('Enter');
  const indicator = form.getByRole('combobox', { name: 'Indicator' });
  await indicator.and(page.locator(':focus')).waitFor();
  await keys.press('ArrowDown');
  await page.getByRole('option').filter({ visible: true }).first().waitFor();
  await keys.press('Enter');
  await form.getByRole('textbox', { name: 'What was seen' }).and(page.locator(':focus')).waitFor();
  await keys.type(seen);
  await keys.press('Tab');
  await keys.press('1');
  await keys.press('Control+Enter');
  await page.getByText(/^Recorded\. It stands on the record of /).waitFor();
  expect(keys.strokes() - seen.length).toBeLessThanOrEqual(10);
  expect(Date.now() - started).toBeLessThan(60_000);

  // Ready for the next one, of the same person; what is missing is said and nothing is recorded.
  await indicator.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Choose the indicator.').waitFor();
  await page.getByText('Say what was seen.').waitFor();
  await page.keyboard.press('Escape');
  expect(await inspect(page, 'observation')).toEqual([]);
  expect(await problems()).toEqual([]);

  // What was typed last is there again, though the window was read anew before it could be saved.
  const words = form.getByRole('textbox', { name: 'What was seen' });
  await words.fill('Waited for the pressure to fall.');
  await page.reload();
  await expect.poll(() => words.inputValue()).toBe('Waited for the pressure to fall.');
});

test('an employee sees what is on record about them and says how they see it; an answer stands beside the record', async () => {
  const { page, problems } = window;
  await page.getByRole('button', { name: 'Lock' }).click();
  await unlockSample(page, 'Employee');
  const login = (await page.getByText(/You are /).innerText()).replace(/^.*You are (\S+);.*$/s, '$1');
  await page.getByRole('link', { name: 'Everything that is recorded about you, and your answers to it' }).click();
  await page.getByRole('region', { name: 'Levels and how the person sees them' }).waitFor();
  await page
    .getByRole('button', { name: /^Why is / })
    .first()
    .click();
  await page.getByRole('list', { name: /^Reasons for / }).waitFor();
  const levels = await page.getByRole('table', { name: 'Levels and how the person sees them' }).innerText();

  await page.getByRole('button', { name: 'Self-assessment' }).click();
  await page.getByRole('button', { name: 'Record my own view' }).click();
  const own = page.getByRole('region', { name: 'Self-assessment' });
  for (const fault of ['Choose the competency.', 'Choose the level.']) await own.getByText(fault, { exact: true }).waitFor();
  for (const name of ['Competency', 'Own level']) {
    const field = page.getByRole('combobox', { name });
    await field.and(page.locator(':enabled')).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('listbox', { name }).getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).not.toBe('');
  }
  await page.getByRole('textbox', { name: 'User ID' }).fill(login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(samplePassphrase);
  await page.getByRole('button', { name: 'Record my own view' }).click();
  await page.getByText('The own view is on record.').waitFor();
  await page
    .getByRole('region', { name: 'Everything on record' })
    .getByText(/^Own view: /)
    .waitFor();
  expect(await page.getByRole('table', { name: 'Levels and how the person sees them' }).innerText()).not.toBe(levels);

  await page
    .getByRole('button', { name: /^Answer to: / })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'What you have to say to this record' }).fill('The line was stopped then.');
  await page.getByRole('textbox', { name: 'User ID' }).fill(login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(samplePassphrase);
  await page.getByRole('button', { name: 'Answer as the person' }).click();
  await page.getByText('The answer stands beside the record.').waitFor();
  await page.getByRole('textbox', { name: 'What you have to say to this record' }).waitFor({ state: 'detached' });
  await page.getByRole('listitem').filter({ hasText: ' says, ' }).getByText('The line was stopped then.').waitFor();
  expect(await inspect(page, 'own-record')).toEqual([]);
  expect(await problems()).toEqual([]);
});
