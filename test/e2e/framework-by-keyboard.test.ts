import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { launchSample } from '../support/prepared-sample';
import { inspect } from '../support/walk/inspect.ts';

/** Goes on by Tab until the focus is on what has this name. */
async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press(key);
    const focused = await page.locator(':focus').ariaSnapshot();
    if (name.test(focused)) return;
  }
  throw new Error(`Tab never came to ${name.source}`);
}

/** Points at a line of the tree, which has the focus. */
async function pointAt(page: Page, name: RegExp): Promise<void> {
  const tree = page.getByRole('tree', { name: 'Library' });
  await page.keyboard.press('Home');
  for (let step = 0; step < 200; step += 1) {
    const active = (await tree.getAttribute('aria-activedescendant')) ?? '';
    if (name.test((await page.locator(`[id="${active}"]`).getAttribute('aria-label')) ?? '')) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the tree has no ${name.source}`);
}

/** Adds one item below what is pointed at and opens its form. */
async function add(page: Page, texts: readonly string[], row: RegExp): Promise<void> {
  await page.keyboard.press('n');
  for (const text of texts) {
    await page.locator('input:focus').waitFor();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('treeitem', { name: row }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: row }).waitFor();
  await page.locator('[data-first-field]:focus').waitFor();
}

/** Takes what a search finds in the dialog that is open; the focus then is where it was before. */
async function choose(page: Page, text: string, dialogName: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: dialogName });
  await dialog.getByRole('combobox').and(page.locator(':focus')).waitFor();
  await page.keyboard.type(text);
  await dialog.getByRole('option', { name: text }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => page.locator(':focus').textContent()).toBe(dialogName);
}

test('a task with its training, a role and what a unit requires are written and submitted by the keyboard alone', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  const { keyboard } = page;
  const faults: string[] = [];
  await page.evaluate(() => {
    location.hash = '#/framework/libraries';
  });
  await page
    .getByRole('button', { name: /^Start a draft/ })
    .first()
    .waitFor();
  await tabTo(page, /button "Start a draft/);
  await keyboard.press('Enter');
  await page.getByRole('tree', { name: 'Library' }).waitFor();
  await tabTo(page, /^- tree/);

  await pointAt(page, /^Competencies$/);
  await add(page, ['GAUGE-1', 'Reads the gauges'], /^Competency GAUGE-1/);
  await keyboard.press('Escape');
  await pointAt(page, /^Tasks$/);
  await add(page, ['KT-1', 'Close down the line'], /^Task KT-1/);
  for (const [rating, value] of [
    ['Difficulty', 4],
    ['Importance', 5],
    ['Frequency', 1],
  ] as const) {
    await tabTo(page, /^- radio/);
    for (let step = 0; step < value; step += 1) await keyboard.press('ArrowRight');
    await page
      .getByRole('radiogroup', { name: rating })
      .getByRole('radio', { name: String(value), checked: true })
      .waitFor({ state: 'attached' });
  }
  const training = page.getByRole('status', { name: 'Training' });
  await training.getByText('The ratings say: Overtrain.').waitFor();
  expect(await training.getByRole('listitem').allTextContents()).toEqual([
    'Difficulty 4: very difficult',
    'Importance 5: important',
    'Frequency 1: seldom done',
  ]);
  await tabTo(page, /combobox "Decision"/);
  await keyboard.type('No formal');
  await tabTo(page, /textbox "Reason for deciding otherwise/);
  await keyboard.press('Tab');
  await page.getByText('Say why it is decided otherwise than the ratings say.').waitFor();
  faults.push(...(await inspect(page, 'task-decided')));
  await tabTo(page, /textbox "Reason for deciding otherwise/, 'Shift+Tab');
  await keyboard.type('The line is closed by the contractor.');
  await tabTo(page, /Competencies it needs/);
  await keyboard.press('Enter');
  await tabTo(page, /button "Add competencies"/);
  await keyboard.press('Enter');
  await choose(page, 'GAUGE-1', 'Add competencies');
  await keyboard.press('Escape');

  await pointAt(page, /^Roles$/);
  await add(page, ['Line closer'], /^Role Line closer/);
  await tabTo(page, /button "Add requirements"/);
  await keyboard.press('Enter');
  await choose(page, 'GAUGE-1', 'Add requirements');
  await page
    .getByRole('table', { name: 'Requirements' })
    .getByRole('row', { name: /GAUGE-1/ })
    .waitFor();

  await tabTo(page, /link "Units"/, 'Shift+Tab');
  await keyboard.press('Enter');
  await page.getByRole('region', { name: 'Requirements of units' }).waitFor();
  await tabTo(page, /combobox "Unit"/);
  await keyboard.type('Energy');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  const unit = page.getByRole('region', { name: 'Unit Energy and Utilities' });
  await unit.getByText('for every unit below: Boiler House, Turbine Hall and Switchgear, Water and Effluent Treatment.').waitFor();
  await tabTo(page, /button "Add requirements"/);
  await keyboard.press('Enter');
  await choose(page, 'GAUGE-1', 'Add requirements');
  await unit
    .getByRole('table', { name: 'Requirements' })
    .getByRole('row', { name: /GAUGE-1/ })
    .waitFor();
  faults.push(...(await inspect(page, 'unit-requirements')));

  await tabTo(page, /link "Submit for review"/, 'Shift+Tab');
  await keyboard.press('Enter');
  await page.getByText('Everything holds together.').waitFor();
  await tabTo(page, /button "Submit \d+ changes for review"/);
  await keyboard.press('Enter');
  await page.getByText('This draft lies in review', { exact: true }).waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});
