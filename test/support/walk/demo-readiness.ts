import type { Page } from 'playwright';

/** Of the sample site's people: one who may do a task of theirs, and one who may not. */
const atTheGate = { ready: '004751', notReady: '002268', task: 'AF-01' };

/** The matrix, gaps, figures and the gate, each once. */
export async function readinessPictures(page: Page, picture: (name: string) => Promise<void>): Promise<void> {
  const open = (name: string): Promise<void> => page.getByRole('link', { name, exact: true }).first().click();
  await open('Matrix');
  await page.locator('[data-plane][data-drawn]').waitFor();
  await picture('matrix');
  await open('Gaps');
  await page.getByRole('row').filter({ hasText: 'Expired' }).first().waitFor();
  await picture('gaps');
  await open('Figures');
  await page
    .getByRole('link', { name: /^Open what “/ })
    .first()
    .waitFor();
  await picture('figures');
  await open('Gate');
  await page.getByRole('combobox', { name: 'Person' }).waitFor();
  await page.keyboard.type(atTheGate.ready);
  await page.keyboard.press('Enter');
  const task = page.getByRole('combobox', { name: 'Task' });
  await task.fill(atTheGate.task);
  await page.getByRole('option', { name: atTheGate.task }).first().click();
  const answer = page.getByRole('region', { name: 'Answer' });
  await answer.getByText('YES', { exact: true }).waitFor();
  await picture('gate-yes');
  await page.getByRole('button', { name: 'Next person' }).click();
  await page.keyboard.type(atTheGate.notReady);
  await page.keyboard.press('Enter');
  await answer.getByText('NO', { exact: true }).waitFor();
  await picture('gate-no');
}
