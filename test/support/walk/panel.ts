import type { Page } from 'playwright';
import { samplePassphrase } from '../../../shared/domain/sample/credentials.ts';

/** The cover of the window while a member rates. */
export const turn = (page: Page) => page.getByRole('dialog', { name: 'Your turn' });

/** A member says who they are by name and passphrase, by the keyboard alone; the button says what it is for. */
export async function asMember(
  page: Page,
  label: string,
  name: string,
  action: string | RegExp,
  passphrase = samplePassphrase,
): Promise<void> {
  const member = page.getByRole('combobox', { name: label });
  await member.waitFor();
  const section = page.locator('section, article').filter({ has: member }).last();
  await member.focus();
  await page.keyboard.type(name);
  await page.getByRole('option', { name, exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await section.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await section.getByRole('button', { name: action }).press('Enter');
}

export async function beginTurn(page: Page, name: string, passphrase = samplePassphrase): Promise<void> {
  await page.getByRole('checkbox', { name: 'I acknowledge the ground rules' }).check();
  await asMember(page, 'Who rates now?', name, 'Begin the turn', passphrase);
  await turn(page).getByRole('heading', { level: 1 }).waitFor();
}

/** Rates the case that is shown: every indicator met, one of the pieces cited, the level by its key. */
export async function rateCase(page: Page, key: string): Promise<void> {
  const cover = turn(page);
  for (const mark of await cover.getByRole('radio', { name: 'Met', exact: true }).all()) await mark.check();
  await cover
    .getByRole('checkbox', { name: /^I rest on/ })
    .first()
    .check();
  await cover.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press(key);
}

/** Hands in what is rated; a key can be pressed while it is on its way. */
export async function handIn(
  page: Page,
  answer: string | null,
  { passphrase = samplePassphrase, thenPress }: { readonly passphrase?: string; readonly thenPress?: string } = {},
): Promise<void> {
  const cover = turn(page);
  await cover.getByRole('button', { name: 'Go to handing in' }).press('Enter');
  if (answer !== null) await cover.getByRole('textbox', { name: 'What do you expect to be hardest?' }).fill(answer);
  await cover.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await cover.getByRole('button', { name: 'Seal and hand in' }).press('Enter');
  if (thenPress !== undefined) await page.keyboard.press(thenPress);
  await page.getByText('The ratings are handed in.').waitFor();
}
