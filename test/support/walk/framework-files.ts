import type { ElectronApplication, Page } from 'playwright';
import { answerDialogs, goTo } from './site.ts';

/** Writes a library to where the dialog points; ends with what is said of the file. */
export async function writeLibrary(
  app: ElectronApplication,
  page: Page,
  { library, format, file }: { readonly library: string; readonly format: string; readonly file: string },
): Promise<void> {
  await goTo(page, 'Framework');
  await page.getByRole('main').getByRole('link', { name: 'Exchange', exact: true }).click();
  await page.getByRole('link', { name: 'Write to a file' }).click();
  await answerDialogs(app, [file]);
  await chooseByKeys(page, 'Library', library);
  await chooseByKeys(page, 'Format', format);
  await page.getByRole('textbox', { name: 'Reason' }).fill('For the head office');
  await page.getByRole('button', { name: 'Choose a place' }).click();
  await page.getByText('No place chosen yet').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Write the file' }).click();
  await page.getByText(/ is written$/).waitFor();
}

/** Looks at what files would make of a library, by the keyboard alone from the choice of the library on. */
export async function lookAtFiles(
  app: ElectronApplication,
  page: Page,
  { library, files }: { readonly library: string; readonly files: readonly string[] },
): Promise<void> {
  await goTo(page, 'Framework');
  await page.getByRole('main').getByRole('link', { name: 'Exchange', exact: true }).click();
  await chooseByKeys(page, 'Library', library);
  await answerDialogs(app, files);
  for (const [index, file] of files.entries()) {
    await page.getByRole('button', { name: index === 0 ? /^Choose (files|another file)$/ : 'Add another file' }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('group', { name: 'File' })
      .getByText(file.replace(/^.*[\\/]/, ''))
      .waitFor();
  }
  // the focus goes on to the next step by itself
  await page.locator('button:focus', { hasText: 'Look at it' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'What the file would make of the library' }).waitFor();
}

/** Chooses an option of a select by the keyboard alone. */
export async function chooseByKeys(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.focus();
  await page.keyboard.press('ArrowDown');
  const wanted = page.getByRole('option', { name: option, exact: true });
  await wanted.waitFor();
  // its list opens at what is chosen, and begins again at its end
  for (let step = 0; (await wanted.getAttribute('data-combobox-selected')) === null; step += 1) {
    if (step > 40) throw new Error(`${option} cannot be reached by the keyboard`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}
