import { expect, onTestFinished, test } from 'vitest';
import { launchSample } from '../support/prepared-sample';
import { inspect, setScheme } from '../support/walk/inspect.ts';
import { goTo } from '../support/walk/site.ts';

test('the matrix by keyboard alone: found, read, copied, grouped, kept as a view and found again from Today and the palette', async () => {
  const { app, page, problems, close } = await launchSample();
  onTestFinished(close);
  const { keyboard } = page;
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key);
  };
  await goTo(page, 'Readiness');
  await page.getByRole('link', { name: 'Matrix', exact: true }).focus();
  await press('Enter');
  const matrix = page.getByRole('group', { name: 'Standings by person and competency' });
  await matrix.waitFor();
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-matrix]')?.focus());

  // Letters lead to a person, the arrows to a cell, and the table beside the drawing says where one is.
  const around = page.getByRole('table', { name: 'Standings by person and competency: what lies around the cell' });
  const said = page.locator('[role=status]');
  await keyboard.type('aguir');
  await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await said
    .filter({ hasText: /^Aguirre, Rasa, BLR-01 Boiler start-up: Below level: needs level 2, holds none\.$/ })
    .waitFor({ state: 'attached' });
  const row = around.getByRole('row', { name: /^Aguirre, Rasa/ });
  await expect.poll(() => row.getByRole('cell', { name: 'Below level: needs level 2, holds none.' }).count()).toBe(1);
  expect(Number(await around.getAttribute('aria-rowcount'))).toBeGreaterThan(200);

  // What is selected is copied as cells.
  await press('Shift+ArrowRight', 'Shift+ArrowDown', 'Control+Shift+C');
  await page.getByText('4 cells copied').waitFor();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.split('\n').map((line) => line.split('\t'))).toEqual([
    ['Person', '', 'BLR-01 Boiler start-up', expect.stringContaining('BLR-02')],
    ['Aguirre, Rasa', 'Boiler House', 'Below level –/2', 'Never assessed –/3'],
    ['Ahlgren, Linnea', 'Boiler House', 'Qualified 3/3', 'Qualified 3/3'],
  ]);

  await press('Escape', 'ArrowUp', 'Enter');
  const panel = page.getByRole('complementary');
  await panel.getByRole('heading', { name: 'Aguirre, Rasa' }).waitFor();
  await panel
    .getByText(/BLR-02/)
    .first()
    .waitFor();
  expect(await inspect(page, 'light-matrix-cell')).toEqual([]);
  await press('Escape');
  await panel.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-matrix'))).toBe(true);

  // Grouped and sorted in the address, it is kept under a name.
  await page.evaluate(() => {
    location.hash = '#/readiness/matrix?group=unit&sort=worst&mode=gap';
  });
  await page.getByText('Number: by how many levels too little is held.').waitFor();
  await page.getByRole('button', { name: 'Views', exact: true }).focus();
  await press('Enter');
  await page.getByRole('button', { name: 'Save this view…' }).waitFor();
  await press('Enter');
  await page.getByLabel('Name of the view').waitFor();
  await keyboard.type('Worst by unit');
  await press('Enter');
  await page.getByRole('link', { name: 'Worst by unit' }).waitFor();
  await press('Escape');
  await setScheme(page, 'Dark');
  expect(await inspect(page, 'dark-matrix')).toEqual([]);

  await goTo(page, 'Today');
  const views = page.getByRole('region', { name: 'Saved views' });
  await views.getByRole('link', { name: 'Worst by unit' }).focus();
  await press('Enter');
  await page.getByText('Number: by how many levels too little is held.').waitFor();
  expect(await page.evaluate(() => location.hash)).toBe('#/readiness/matrix?group=unit&mode=gap&sort=worst');
  await goTo(page, 'Today');
  await press('Control+K');
  await keyboard.type('worst by');
  await page.getByRole('button', { name: 'Worst by unit' }).waitFor();
  await press('Enter');
  await page.getByText('Number: by how many levels too little is held.').waitFor();

  // The same content as a table, whose cells are buttons.
  await page.getByText('Table', { exact: true }).click();
  const table = page.getByRole('table', { name: 'Standings by person and competency' });
  await table.getByRole('button').first().focus();
  expect(await inspect(page, 'dark-matrix-table')).toEqual([]);
  await press('Enter');
  await panel.waitFor();
  expect(await problems()).toEqual([]);
});
