import type { Page } from 'playwright';
import { goTo } from './site.ts';

export interface DraftedCompetency {
  readonly code: string;
  readonly title: string;
  /** One for each level of the scale, from the lowest up. */
  readonly indicators: readonly string[];
}

/** Adds a library and starts its draft; ends in the editor. */
export async function startLibrary(page: Page, name: string): Promise<void> {
  await goTo(page, 'Framework');
  await page
    .getByRole('link', { name: 'Add a library' })
    .or(page.getByRole('button', { name: 'Add a library' }))
    .first()
    .click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await panel.getByRole('textbox', { name: /^Reason/ }).fill('The first library of the site');
  await panel.locator('button[type=submit]').click();
  await startDraft(page, name);
}

export async function startDraft(page: Page, library: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`draft.*${library}`, 'i') })
    .first()
    .click();
  await page.getByRole('tree', { name: 'Library' }).waitFor();
}

export interface DraftedScale {
  readonly title: string;
  /** From the lowest up; fewer than the five that a new scale begins with. */
  readonly levels: ReadonlyArray<readonly [code: string, name: string, anchor: string]>;
  /** As the select offers it: code and name. */
  readonly qualifying: string;
}

/** Adds a scale and says its levels. */
export async function addScale(page: Page, { title, levels, qualifying }: DraftedScale): Promise<void> {
  await typeOne(page, { catalogue: 'Scales', kind: 'Scale', title });
  const form = page.getByRole('region', { name: `Scale ${title}` });
  const removals = form.getByRole('button', { name: /^Remove level/ });
  await removals.first().waitFor();
  for (let left = await removals.count(); left > levels.length; left -= 1) {
    await removals.last().click();
    await removals.nth(left - 1).waitFor({ state: 'detached' });
  }
  for (const [level, [code, name, anchor]] of levels.entries()) {
    await form.getByRole('textbox', { name: `Code of level ${level}` }).fill(code);
    await form.getByRole('textbox', { name: `Name of level ${level}` }).fill(name);
    await form.getByRole('textbox', { name: `What it means of level ${level}` }).fill(anchor);
  }
  await form.getByRole('combobox', { name: 'Level that qualifies' }).selectOption({ label: qualifying });
  await saved(page);
}

export interface PractisedCompetency {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  /** Left out where the library has one scale only, which a new competency then takes. */
  readonly scale?: string;
  readonly indicator: string;
  readonly steps: ReadonlyArray<{ readonly text: string; readonly isCritical: boolean }>;
}

/** Adds a competency with one indicator and its practical checklist at the qualifying level; ends with its form open. */
export async function addCompetency(page: Page, competency: PractisedCompetency): Promise<void> {
  const { code, title, description, scale, indicator, steps } = competency;
  await typeOne(page, { catalogue: 'Competencies', kind: 'Competency', code, title });
  const form = page.getByRole('region', { name: `Competency ${code}` });
  await form.getByRole('textbox', { name: 'Description', exact: true }).fill(description);
  if (scale !== undefined) await form.getByRole('combobox', { name: 'Scale', exact: true }).selectOption({ label: scale });
  await form
    .locator('[data-qualifies]')
    .getByRole('textbox', { name: /^New indicator at/ })
    .fill(indicator);
  for (const [index, { text, isCritical }] of steps.entries()) {
    await form.getByRole('textbox', { name: 'New step', exact: true }).fill(text);
    await form.getByRole('textbox', { name: `Step ${index + 1}`, exact: true }).waitFor();
    if (isCritical) await form.getByRole('checkbox', { name: `Step ${index + 1} is critical` }).check();
  }
  await saved(page);
}

/** Takes a role of the HR system into the library and points at it. */
export async function takeRole(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Role from the HR system' }).click();
  const dialog = page.getByRole('dialog', { name: 'Role from the HR system' });
  await dialog.getByRole('combobox', { name: 'Search by code or title' }).fill(title);
  await dialog.getByRole('option', { name: title, exact: true }).click();
  await dialog.getByRole('button', { name: 'Take in 1 role' }).click();
  await dialog.waitFor({ state: 'detached' });
  await pointAt(page, new RegExp(`^Role ${title} `));
}

/** Finds an item by its code or title and opens it. */
export async function findItem(page: Page, name: string): Promise<void> {
  const finder = page.getByRole('textbox', { name: 'Find by code or title' });
  await finder.fill(name);
  await page.getByRole('treeitem', { name }).first().click();
  await finder.fill('');
}

/** Requires a competency of the open role at a level for a number of months. */
export async function requireOne(
  page: Page,
  { code, level, months }: { readonly code: string; readonly level: string; readonly months: number },
): Promise<void> {
  await page.getByRole('button', { name: 'Add requirements' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add requirements' });
  const finder = dialog.getByRole('combobox', { name: 'Search by code or title' });
  await finder.fill(code);
  await finder.press('Enter');
  await finder.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  const line = page.getByRole('table', { name: 'Requirements' }).getByRole('row', { name: code });
  await line.getByRole('combobox', { name: `Level of ${code}` }).selectOption({ label: level });
  await line.getByRole('textbox', { name: `Reassess ${code} after (months)` }).fill(String(months));
  await saved(page);
}

/** Goes to a catalogue or an item of the tree, by the keyboard from there on. */
export async function pointAt(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('treeitem', { name }).first().click();
  await page.getByRole('tree', { name: 'Library' }).focus();
}

/** Adds competencies one after the other by the keyboard alone: code, Enter, title, Enter. */
export async function typeCompetencies(page: Page, competencies: readonly DraftedCompetency[]): Promise<void> {
  await toCatalogue(page, 'Competencies');
  await page.keyboard.press('n');
  for (const { code, title } of competencies) {
    const field = page.getByRole('textbox', { name: 'New competency: Code' });
    await field.fill(code);
    await field.press('Enter');
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    await page.getByRole('treeitem', { name: new RegExp(`^Competency ${code} `) }).waitFor();
  }
  await page.getByRole('textbox', { name: 'New competency: Code' }).press('Escape');
}

/** Adds competencies with their indicators as lines copied from a spreadsheet. */
export async function pasteCompetencies(page: Page, competencies: readonly DraftedCompetency[]): Promise<void> {
  await page.getByRole('button', { name: 'Paste lines' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste lines' });
  await dialog
    .getByRole('textbox', { name: 'Lines' })
    .fill(competencies.map(({ code, title, indicators }) => [code, title, ...indicators].join('\t')).join('\n'));
  await dialog.getByRole('button', { name: `Add ${competencies.length} items` }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Opens a competency from the tree and types an indicator into each level of its scale, Enter by Enter. */
export async function typeIndicators(page: Page, { code, indicators }: DraftedCompetency): Promise<void> {
  await pointAt(page, new RegExp(`^Competency ${code} `));
  await page.getByRole('region', { name: new RegExp(`^Competency ${code}`) }).waitFor();
  await page
    .getByRole('textbox', { name: /^New indicator at/ })
    .first()
    .focus();
  for (const [index, text] of indicators.entries()) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    if (index < indicators.length - 1) await page.keyboard.press('Enter');
  }
  await saved(page);
  const typed = await page
    .getByRole('textbox', { name: /^Indicator 1 of level/ })
    .evaluateAll((fields) => fields.map((field) => (field instanceof HTMLTextAreaElement ? field.value : '')));
  if (typed.join('\n') !== indicators.join('\n')) throw new Error(`typed into the levels was: ${typed.join(' | ')}`);
}

/** Adds a role and requires everything of it that is found by a search, in one go. */
export async function addRole(page: Page, title: string, search: string, count: number): Promise<void> {
  await toCatalogue(page, 'Roles');
  await page.keyboard.press('n');
  const field = page.getByRole('textbox', { name: 'New role: Title' });
  await field.fill(title);
  await field.press('Enter');
  await page.getByRole('treeitem', { name: new RegExp(`^Role ${title}`) }).waitFor();
  await page.getByRole('textbox', { name: 'New role: Title' }).press('Escape');
  await pointAt(page, new RegExp(`^Role ${title}`));
  await page.getByRole('button', { name: 'Add requirements' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add requirements' });
  const finder = dialog.getByRole('combobox', { name: 'Search by code or title' });
  await finder.fill(search);
  for (let picked = 0; picked < count; picked += 1) {
    await finder.press('Enter');
    await finder.press('ArrowDown');
  }
  await finder.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('table', { name: 'Requirements' }).getByRole('row').nth(count).waitFor();
}

/** Hands the draft over; throws when something is still to be mended. */
export async function submitDraft(page: Page, { title, summary }: { readonly title: string; readonly summary: string }): Promise<void> {
  await page.getByRole('link', { name: 'Submit for review' }).click();
  await page.getByText('Everything holds together.').waitFor();
  await page.getByRole('textbox', { name: 'Title of the revision' }).fill(title);
  await page.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await page.getByRole('button', { name: /^Submit [\d,]+ changes? for review$/ }).click();
  await page.getByText('This draft lies in review', { exact: true }).waitFor();
}

/** Waits until everything typed is kept. */
export async function saved(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^saved \d\d:\d\d:\d\d$/ })
    .waitFor();
}

/** Adds one item by the keyboard alone and opens its form. */
async function typeOne(
  page: Page,
  item: { readonly catalogue: string; readonly kind: string; readonly code?: string; readonly title: string },
): Promise<void> {
  await toCatalogue(page, item.catalogue);
  await page.keyboard.press('n');
  const label = `New ${item.kind.toLowerCase()}`;
  const code = page.getByRole('textbox', { name: `${label}: Code` });
  await code.fill(item.code ?? '');
  await code.press('Enter');
  await page.keyboard.type(item.title);
  await page.keyboard.press('Enter');
  const row = [item.kind, item.code, item.title].filter(Boolean).join(' ');
  await page.getByRole('treeitem', { name: row }).waitFor();
  await code.press('Escape');
  await pointAt(page, new RegExp(`^${row}`));
  await page.getByRole('region', { name: `${item.kind} ${item.code ?? item.title}` }).waitFor();
}

async function toCatalogue(page: Page, name: string): Promise<void> {
  const tree = page.getByRole('tree', { name: 'Library' });
  await tree.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 400; step += 1) {
    const active = await tree.getAttribute('aria-activedescendant');
    if (active !== null && (await page.locator(`[id="${active}"]`).getAttribute('aria-label')) === name) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the tree has no ${name}`);
}
