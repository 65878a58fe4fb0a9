import type { Locator, Page } from 'playwright';

/** Opens what is required of a person, a unit or a role, by the beginning of its name. */
export async function openRequired(page: Page, subject: 'A person' | 'A unit' | 'A role', name: string): Promise<void> {
  await page.goto('app://main/index.html#/people/requirements');
  await page.getByRole('heading', { level: 1, name: 'What is required' }).waitFor();
  await page.getByText(subject, { exact: true }).click();
  const finder = page.getByRole('combobox', { name: /^Choose a/ });
  await finder.click();
  await finder.fill(name);
  await page.getByRole('option', { name }).first().click();
  await page
    .getByRole('heading', { level: 3 })
    .or(page.getByText(/Nothing is required/))
    .first()
    .waitFor();
}

/** What is required of one competency, with the lines that it comes from. */
export const requiredOf = (page: Page, code: string): Locator => page.getByRole('region', { name: new RegExp(`^${code} `) });
