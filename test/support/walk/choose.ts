import type { Locator, Page } from 'playwright';

/** Chooses in a select, which may be typed into, the first option that has the text. */
export async function choose(page: Page, label: string, text: string, within: Page | Locator = page): Promise<void> {
  const field = within.getByRole('combobox', { name: label, exact: true });
  await field.click();
  if (await field.isEditable()) await field.fill(text);
  // An option that does not have it is still there from before it was typed.
  await page.getByRole('option').filter({ visible: true, hasText: text }).first().click();
}
