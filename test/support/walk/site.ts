import type { ElectronApplication, Page } from 'playwright';

export interface Enrolled {
  readonly login: string;
  readonly printedName: string;
  readonly passphrase: string;
}

/** Makes the shell's dialogs answer with these paths, one after the other. */
export async function answerDialogs(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, given) => {
    const left = [...given];
    dialog.showOpenDialog = async () => {
      const next = left.shift();
      return { canceled: next === undefined, filePaths: next === undefined ? [] : [next] };
    };
    dialog.showSaveDialog = async () => {
      const next = left.shift();
      return { canceled: next === undefined, filePath: next ?? '' };
    };
  }, paths);
}

/** Creates a site through its screens and proves the printed shares; ends at the unlock screen. */
export async function createSite(
  page: Page,
  site: { readonly name: string; readonly people: readonly [Enrolled, Enrolled] },
): Promise<string[]> {
  await page.getByRole('button', { name: 'Create a site…' }).click();
  await page.getByLabel('Name of the site').fill(site.name);
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByText('None chosen').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Continue' }).click();
  await typePeople(page, site.people);
  await page.getByRole('button', { name: 'Create the site' }).click();
  await page.getByRole('heading', { name: 'Print the recovery shares' }).waitFor();
  const shares = await page.getByTestId(/^share-\d$/).allInnerTexts();
  for (const [index, share] of shares.slice(0, 2).entries()) await page.getByLabel(`Share from the paper (${index + 1})`).fill(share);
  await page.getByRole('button', { name: 'Try these shares' }).click();
  await page.getByText('These shares open the site.').waitFor();
  await page.getByRole('button', { name: 'Done: go to unlock' }).click();
  return shares;
}

/** The two who vouch for each other, each in a step of their own: identity, passphrase and statement of accountability. */
export async function typePeople(page: Page, people: readonly [Enrolled, Enrolled]): Promise<void> {
  for (const person of people) {
    await page.getByLabel('Printed name').fill(person.printedName);
    await page.getByLabel('User ID').fill(person.login);
    await chooseRoles(page, ['Administrator', 'Framework steward', 'Assessor']);
    await page.getByLabel('Identity shown by').fill('Works pass');
    await page.getByLabel('Checked by').fill('The other of the two');
    for (const field of await page.locator('input[type=password]').all()) await field.fill(person.passphrase);
    // It is judged a moment after it was typed, and the step does not end before.
    await page.locator('[role=meter][aria-valuenow="4"]').waitFor();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Continue' }).click();
  }
}

/** Several roles in the select of a person's step. */
async function chooseRoles(page: Page, roles: readonly string[]): Promise<void> {
  await page.getByRole('combobox', { name: 'Roles' }).focus();
  await page.keyboard.press('ArrowDown');
  for (const role of roles) {
    const option = page.getByRole('option', { name: role, exact: true });
    if ((await option.getAttribute('aria-selected')) !== 'true') await option.click();
  }
  await page.keyboard.press('Escape');
}

export async function unlock(page: Page, person: Pick<Enrolled, 'login' | 'passphrase'>): Promise<void> {
  // A form of the session that is ending may have fields of the same names.
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ state: 'detached' });
  await page.getByLabel('User ID').fill(person.login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(person.passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample site' }).click();
  // It is made first, unless it is there.
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 180_000 });
}

export async function goTo(page: Page, name: string): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });
  await link.click();
  await link.and(page.locator('[aria-current=page]')).waitFor();
  // The address changes before the page does. What comes in and goes out has pages, and titles, of its own.
  await page.getByRole('heading', { level: 1, ...(name === 'Exchange' ? {} : { name, exact: true }) }).waitFor();
}

/** Unlocks the sample site as the first of its users whose line names the role. */
export async function unlockSample(page: Page, role: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Sample user' }).click();
  await page.getByRole('option', { name: role }).first().click();
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}
