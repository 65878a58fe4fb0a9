import type { Page } from 'playwright';
import { choose } from './choose.ts';
import { goTo } from './site.ts';

/** Shows everything on record about somebody, found from anywhere by their name as lists show it. */
export async function openEvidenceOf(page: Page, person: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find a person, role, competency, task, page or question').fill(person.split(',')[0] ?? '');
  await page
    .getByRole('button', { name: new RegExp(person) })
    .first()
    .click();
  await page.getByRole('complementary').getByRole('heading').first().waitFor();
  await page.evaluate(() => {
    location.hash = location.hash.replace('#/people/', '#/people/evidence/');
  });
  await page.getByRole('table', { name: 'Levels and how the person sees them' }).waitFor();
}

/** Opens the tree of reasons of one competency. */
export async function askWhy(page: Page, competency: RegExp): Promise<void> {
  const why = page.getByRole('button', { name: competency }).first();
  await why.scrollIntoViewIfNeeded();
  await why.click();
  await page.getByRole('list', { name: /^Reasons for / }).waitFor();
}

/** Notes in a grid what was seen of four people; it stays a draft. */
export async function judgeCrew(page: Page, competency: string): Promise<void> {
  await goTo(page, 'Assess');
  await page
    .getByRole('button', { name: 'New assessment' })
    .or(page.getByRole('link', { name: 'New assessment' }))
    .first()
    .click();
  await choose(page, 'Competency of the group', competency);
  for (let person = 0; person < 4; person += 1) await choose(page, 'Add a person', 'Operator');
  const grid = page.getByRole('table', { name: 'What was seen of each' });
  await grid.getByRole('row').nth(4).waitFor();
  const columns = (await grid.locator('[data-cell]').count()) / 4;
  await grid.locator('[data-cell]').first().focus();
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < columns; column += 1) await page.keyboard.press(row === 2 && column === 1 ? 'x' : 'm');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
  }
  await page.getByRole('textbox', { name: 'Place', exact: true }).fill('Tank farm, drill of the night shift');
  await grid.scrollIntoViewIfNeeded();
  await page.getByText(/^Saved /i).waitFor();
}
